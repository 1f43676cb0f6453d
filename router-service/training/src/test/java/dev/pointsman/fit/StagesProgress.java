package dev.pointsman.fit;

import java.util.ArrayList;
import java.util.List;

/// Remembers which stages began.
final class StagesProgress implements TrainingProgress {
  private final List<String> began = new ArrayList<>();

  List<String> began() {
    return List.copyOf(began);
  }

  @Override
  public void began(String stage) {
    began.add(stage);
  }

  @Override
  public void stepped(StepReport report) {}

  @Override
  public void validated(LearningCurve.Point point) {}
}
