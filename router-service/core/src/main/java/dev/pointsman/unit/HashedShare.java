package dev.pointsman.unit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// A number in [0, 1) that depends on some texts alone, and is uniform over them: chance that can
/// be drawn again.
public final class HashedShare {
  private static final double STEPS = 0x1p53;

  private HashedShare() {}

  /// The first 53 bits of a digest.
  public static double of(String... texts) {
    var digest = sha256();
    for (var text : texts) {
      digest.update(text.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
    }
    return (ByteBuffer.wrap(digest.digest()).getLong() >>> 11) / STEPS;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
