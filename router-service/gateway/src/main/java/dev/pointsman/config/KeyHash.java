package dev.pointsman.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// The SHA-256 hash of a client key. Keys are random and long, so that no slower hash is called
/// for.
public final class KeyHash {
  private static final String PREFIX = "sha256-";

  private final byte[] digest;

  private KeyHash(byte[] digest) {
    this.digest = digest;
  }

  public static KeyHash of(String key) {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      return new KeyHash(sha256.digest(key.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  static Optional<KeyHash> parse(String label) {
    if (!label.matches(PREFIX + "[0-9a-f]{64}")) {
      return Optional.empty();
    }
    return Optional.of(new KeyHash(HexFormat.of().parseHex(label.substring(PREFIX.length()))));
  }

  /// How it is written down.
  public String label() {
    return PREFIX + HexFormat.of().formatHex(digest);
  }

  /// Takes the same time whether the hashes differ early, late or not at all.
  boolean matches(KeyHash other) {
    return MessageDigest.isEqual(digest, other.digest);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KeyHash hash && matches(hash);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(digest);
  }

  @Override
  public String toString() {
    return label().substring(0, PREFIX.length() + 8) + "...";
  }
}
