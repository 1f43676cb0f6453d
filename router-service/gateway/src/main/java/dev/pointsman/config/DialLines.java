package dev.pointsman.config;

import dev.pointsman.policy.Dial;
import dev.pointsman.policy.Overhead;
import java.math.BigDecimal;

/// Writes a dial as `pointsman.yaml` states it: all four figures, so that it holds whatever
/// `quality` says beside them.
public final class DialLines {
  private DialLines() {}

  public static String of(Dial dial) {
    return """
    policy:
      failed_attempt: %s
      nothing_ships: %s
    """
        .formatted(mapping(dial.failedAttempt()), mapping(dial.nothingShips()));
  }

  private static String mapping(Overhead overhead) {
    return "{fixed_usd: %s, share_of_top_tier: %s}"
        .formatted(plain(overhead.fixed().dollars()), plain(overhead.share()));
  }

  /// A figure as YAML has it.
  public static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
