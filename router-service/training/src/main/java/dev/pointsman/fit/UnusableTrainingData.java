package dev.pointsman.fit;

/// Says why a data set cannot be trained on: what was expected, and what came.
public final class UnusableTrainingData extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnusableTrainingData(String reason) {
    super(reason);
  }
}
