package dev.pointsman.round;

/// A retraining that cannot begin or go on: the message says what was expected and what came.
/// Nothing was changed.
public final class RetrainRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RetrainRefused(String message) {
    super(message);
  }

  RetrainRefused(String message, Throwable cause) {
    super(message + ": " + cause.getMessage(), cause);
  }
}
