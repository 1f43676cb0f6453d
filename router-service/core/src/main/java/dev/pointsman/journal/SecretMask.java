package dev.pointsman.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Hides secrets in text before it is written anywhere: keys of known shapes, tokens that look
/// random, private keys, bearer tokens, values assigned to a password or token, e-mail addresses.
///
/// A text without secrets comes back unchanged, a masked one too. Takes time linear in the length.
/// Commit hashes, UUIDs, paths and ordinary identifiers stay.
public final class SecretMask {
  private static final int LONGEST_IDENTIFIER = 256;
  private static final int HASH_DIGITS = 16;

  private SecretMask() {}

  /// For prose and code: what merely looks random is hidden as well.
  public static String mask(String text) {
    return new SecretScan(text, true).masked();
  }

  /// For short texts in which names of requests and sessions must stay readable, though they look
  /// random: only known shapes are hidden.
  public static String maskKnown(String text) {
    return new SecretScan(text, false).masked();
  }

  /// For a name by which things are grouped. One that holds a secret is replaced by a hash of its
  /// own, so that what it groups stays together.
  public static String identifier(String name) {
    return maskKnown(name).equals(name) && name.length() <= LONGEST_IDENTIFIER
        ? name
        : "masked-" + hash(name);
  }

  private static String hash(String name) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("every Java platform has SHA-256", impossible);
    }
  }
}
