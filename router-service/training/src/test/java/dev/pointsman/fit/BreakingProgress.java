package dev.pointsman.fit;

/// Ends the run after so many steps, as a pulled plug would.
final class BreakingProgress implements TrainingProgress {
  private int left;

  BreakingProgress(int steps) {
    left = steps;
  }

  @Override
  public void began(String stage) {}

  @Override
  public void stepped(StepReport report) {
    left--;
    if (left == 0) {
      throw new IllegalStateException("pulled the plug");
    }
  }

  @Override
  public void validated(LearningCurve.Point point) {}
}
