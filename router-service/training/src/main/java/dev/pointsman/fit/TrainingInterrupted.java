package dev.pointsman.fit;

/// Training was asked to stop; what it had learnt is in the checkpoint, where there is one.
public final class TrainingInterrupted extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TrainingInterrupted(int step) {
    super("training was interrupted after step " + step);
  }
}
