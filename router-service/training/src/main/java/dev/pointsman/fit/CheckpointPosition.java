package dev.pointsman.fit;

import java.util.ArrayList;
import java.util.List;

/// Where the encoder's training stands: the run it belongs to, the epoch (from 1), the batches of
/// it and of all epochs that are done, the sum of its losses, and how validation went.
record CheckpointPosition(
    String run,
    Place place,
    double lossSum,
    EarlyStopping stopping,
    List<LearningCurve.Point> points) {
  CheckpointPosition {
    points = List.copyOf(points);
  }

  /// Steps of all epochs before and of this one.
  record Place(int epoch, int batch, int step) {}

  static CheckpointPosition start(String run) {
    return new CheckpointPosition(run, new Place(1, 0, 0), 0, EarlyStopping.START, List.of());
  }

  CheckpointPosition stepped(double loss) {
    var next = new Place(place.epoch(), place.batch() + 1, place.step() + 1);
    return new CheckpointPosition(run, next, lossSum + loss, stopping, points);
  }

  CheckpointPosition epochEnded(LearningCurve.Point point) {
    var next = new Place(place.epoch() + 1, 0, place.step());
    var more = new ArrayList<>(points);
    more.add(point);
    return new CheckpointPosition(run, next, 0, stopping.after(point.validationLoss()), more);
  }

  double meanLoss() {
    return lossSum / Math.max(1, place.batch());
  }
}
