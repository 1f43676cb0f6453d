package dev.pointsman.catalog;

import dev.pointsman.unit.ModelId;
import dev.pointsman.unit.ProviderId;
import dev.pointsman.unit.TokenCount;

/// A model as one provider sells it.
///
/// `outputFactor` is how many tokens the model writes for a task beside the usual model: the dearer
/// token can be the cheaper task.
public record ModelOffer(
    ProviderId provider,
    ModelId model,
    Price price,
    TokenCount contextWindow,
    double outputFactor) {
  private static final double SMALLEST_FACTOR = 0.01;
  private static final double LARGEST_FACTOR = 100;

  public ModelOffer {
    if (!(outputFactor >= SMALLEST_FACTOR && outputFactor <= LARGEST_FACTOR)) {
      throw new IllegalArgumentException(
          "expected an output factor between 0.01 and 100, got " + outputFactor);
    }
    if (contextWindow.equals(TokenCount.ZERO)) {
      throw new IllegalArgumentException("expected a context window of at least one token");
    }
  }

  public boolean holds(TokenCount input) {
    return input.compareTo(contextWindow) <= 0;
  }
}
