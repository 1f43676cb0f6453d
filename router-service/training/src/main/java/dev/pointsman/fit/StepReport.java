package dev.pointsman.fit;

import java.time.Duration;

/// Where training stands after a step: the share that is done is `step / steps` of `epoch`.
public record StepReport(Position position, double loss, double tokensPerSecond, Duration left) {
  /// Counted from 1.
  public record Position(int epoch, int epochs, int step, int steps) {}
}
