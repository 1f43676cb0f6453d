package dev.pointsman.round;

import java.time.Duration;

/// Is told how a retraining goes.
public interface RetrainProgress {
  RetrainProgress SILENT =
      new RetrainProgress() {
        @Override
        public void began(Stage stage) {}

        @Override
        public void moved(double done, Duration left) {}

        @Override
        public void said(String fact) {}
      };

  void began(Stage stage);

  /// How far the stage is.
  ///
  /// @param done from 0 to 1
  /// @param left until the stage ends, as far as can be told
  void moved(double done, Duration left);

  /// A line that stays.
  void said(String fact);
}
