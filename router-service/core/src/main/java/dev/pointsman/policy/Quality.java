package dev.pointsman.policy;

import dev.pointsman.unit.Usd;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A named setting of the dial.
///
/// On a ladder priced 1:3:5 the dearer of two tiers, when sure to suffice, is taken once the chance
/// of the fast one falls below 0.35 (economy), 0.64 (balanced) or 0.78 (strict); why, is in the
/// decision record "Failure costs a share of the call".
public enum Quality {
  ECONOMY(0.015, 1.23),
  BALANCED(0.5, 2.2),
  STRICT(1.2, 3.6);

  private static final Usd FIXED_ATTEMPT = Usd.of(0.0001);
  private static final Usd FIXED_LOSS = Usd.of(0.0005);

  private final double attemptShare;
  private final double lossShare;

  Quality(double attemptShare, double lossShare) {
    this.attemptShare = attemptShare;
    this.lossShare = lossShare;
  }

  public Dial dial() {
    return dial(attemptShare, lossShare);
  }

  /// The fixed amounts, and other shares.
  static Dial dial(double attemptShare, double lossShare) {
    return new Dial(new Overhead(FIXED_ATTEMPT, attemptShare), new Overhead(FIXED_LOSS, lossShare));
  }

  /// The name used in the configuration: lower case.
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Quality> ofLabel(String label) {
    return Arrays.stream(values()).filter(quality -> quality.label().equals(label)).findFirst();
  }
}
