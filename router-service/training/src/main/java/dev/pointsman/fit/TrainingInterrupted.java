package dev.pointsman.fit;

/// Training was asked to stop; what the encoder had learnt is in the checkpoint, where there is
/// one.
public final class TrainingInterrupted extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TrainingInterrupted(String stage) {
    super("training was interrupted in stage " + stage);
  }

  static void throwIfAsked(String stage) {
    if (Thread.interrupted()) {
      throw new TrainingInterrupted(stage);
    }
  }
}
