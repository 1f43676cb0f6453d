package dev.pointsman.dataset;

/// A training set that cannot be used, or cannot be made. The message names the file and says what
/// was expected and what came.
public final class TrainingSetRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public TrainingSetRefused(String message) {
    super(message);
  }

  TrainingSetRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
