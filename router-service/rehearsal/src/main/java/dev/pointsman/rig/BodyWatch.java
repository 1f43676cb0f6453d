package dev.pointsman.rig;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/// Notes when the pieces of one answer's body arrive, and what they amount to.
final class BodyWatch {
  private final long start = System.nanoTime();
  private final MessageDigest digest = sha256();
  private long first;
  private long last;
  private long longestGap;

  void came(byte[] buffer, int from, int length) {
    var now = System.nanoTime();
    first = first == 0 ? now : first;
    longestGap = last == 0 ? 0 : Math.max(longestGap, now - last);
    last = now;
    digest.update(buffer, from, length);
  }

  /// The body is over.
  RouteReply reply(int status) {
    var now = System.nanoTime();
    return new RouteReply(
        status,
        Duration.ofNanos((first == 0 ? now : first) - start),
        Duration.ofNanos(now - start),
        Duration.ofNanos(longestGap),
        HexFormat.of().formatHex(digest.digest()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
