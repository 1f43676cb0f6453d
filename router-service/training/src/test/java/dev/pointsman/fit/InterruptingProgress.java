package dev.pointsman.fit;

/// Interrupts its own thread at every step, as the end of the process would.
final class InterruptingProgress implements TrainingProgress {
  @Override
  public void began(String stage) {}

  @Override
  public void stepped(StepReport report) {
    Thread.currentThread().interrupt();
  }

  @Override
  public void validated(LearningCurve.Point point) {}
}
