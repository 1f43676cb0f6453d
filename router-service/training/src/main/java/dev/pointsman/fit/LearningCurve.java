package dev.pointsman.fit;

import java.util.List;

/// How the losses of one stage fell, a point for each epoch.
public record LearningCurve(String stage, List<Point> points) {
  public LearningCurve {
    points = List.copyOf(points);
  }

  /// The losses after an epoch, in nats per unit of label weight; of validation the tier head's and
  /// the task head's.
  public record Point(int epoch, double trainLoss, double tierLoss, double taskLoss) {
    public double validationLoss() {
      return tierLoss + taskLoss;
    }
  }
}
