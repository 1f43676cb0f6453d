package dev.pointsman.insight;

/// When a log is good enough, and how its intervals are drawn.
///
/// @param largestWeight the weight at which clipping begins: a propensity of 1 % for a certain
///   choice
/// @param smallestEffectiveSize below which nothing is estimated: intervals of 95 % hold the truth
///   in less than 92 % of all logs then
/// @param mostMissing the share of the candidate's choices that the log may lack, or clipping take;
///   no rate can be further off because of it
/// @param draws of whole sessions, for the interval
/// @param tail the share of the draws beyond each end of an interval
public record OffPolicySettings(
    double largestWeight,
    int smallestEffectiveSize,
    double mostMissing,
    int draws,
    long seed,
    double tail) {
  /// Intervals of 95 %.
  public static final OffPolicySettings DEFAULT =
      new OffPolicySettings(100, 100, 0.01, 400, 20_261_101, 0.025);

  public OffPolicySettings {
    if (!(largestWeight >= 1 && mostMissing >= 0 && mostMissing < 1) || draws < 1) {
      throw new IllegalArgumentException(
          "expected a largest weight from 1, a missing share in [0, 1) and a draw, got %s, %s, %d"
              .formatted(largestWeight, mostMissing, draws));
    }
    if (!(tail > 0 && tail < 0.5)) {
      throw new IllegalArgumentException("expected a tail in (0, 0.5), got " + tail);
    }
  }
}
