package dev.pointsman.round;

import dev.pointsman.fit.LearningCurve;
import dev.pointsman.fit.StepReport;
import dev.pointsman.fit.TrainingProgress;

/// The trainer's steps as parts of a round's stage.
record FitProgress(RetrainProgress progress) implements TrainingProgress {
  @Override
  public void began(String stage) {
    progress.said(stage);
  }

  @Override
  public void stepped(StepReport report) {
    var at = report.position();
    var done = at.epoch() - 1 + (double) at.step() / at.steps();
    progress.moved(done / at.epochs(), report.left());
  }

  @Override
  public void validated(LearningCurve.Point point) {}
}
