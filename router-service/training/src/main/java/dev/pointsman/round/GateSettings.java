package dev.pointsman.round;

/// How much worse a candidate may look than the incumbent before the gate refuses it. A margin is
/// what the lower end of a 95 % interval may fall short of no difference: held-out rows and logs
/// are finite, so that even the same model would fail a margin of 0.
///
/// @param qualityMargin of the share of held-out rows that go to a labelled tier
/// @param likelihoodMargin of the mean log-likelihood of held-out labels, in nats
/// @param shippedMargin of the shipped rate that logged traffic tells of
/// @param costMargin of the cost per shipped task, as a share of the incumbent's
/// @param largestCalibrationError where there are rows enough to tell
/// @param unknownPasses whether a candidate may serve although the logs cannot tell
public record GateSettings(
    double qualityMargin,
    double likelihoodMargin,
    double shippedMargin,
    double costMargin,
    double largestCalibrationError,
    boolean unknownPasses) {
  public static final GateSettings DEFAULTS = new GateSettings(0.05, 0.1, 0.03, 0.15, 0.05, false);

  /// How far a difference in the shipped rate lies beyond the margin, below 0 where within.
  double excessOfShipped(double difference) {
    return -shippedMargin - difference;
  }

  /// How far a difference in the cost per shipped task does, as a share of the incumbent's.
  double excessOfCost(double difference) {
    return difference - costMargin;
  }

  public GateSettings allowingUnknown() {
    return new GateSettings(
        qualityMargin, likelihoodMargin, shippedMargin, costMargin, largestCalibrationError, true);
  }
}
