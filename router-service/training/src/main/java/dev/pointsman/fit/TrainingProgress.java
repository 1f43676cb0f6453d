package dev.pointsman.fit;

/// Is told how training goes.
public interface TrainingProgress {
  TrainingProgress SILENT =
      new TrainingProgress() {
        @Override
        public void began(String stage) {}

        @Override
        public void stepped(StepReport report) {}

        @Override
        public void validated(LearningCurve.Point point) {}
      };

  void began(String stage);

  void stepped(StepReport report);

  void validated(LearningCurve.Point point);
}
