package dev.pointsman.journal;

import dev.pointsman.catalog.Tier;
import dev.pointsman.unit.Probability;
import java.util.List;

/// What a model on trial thought of a call that it had no say in.
public sealed interface ShadowOpinion {
  /// No model watched, or it was too busy to.
  record None() implements ShadowOpinion {}

  /// It watched.
  ///
  /// @param modelVersion the model on trial
  /// @param classifierTier the tier of least expected cost by its opinion, before rules and session
  /// @param tier where the policy would have sent the call on its word
  /// @param chances of each tier to be drawn on its word, cheapest first
  record Watched(
      String modelVersion,
      Opinion opinion,
      Tier classifierTier,
      Tier tier,
      List<Probability> chances)
      implements ShadowOpinion {
    public Watched {
      chances = List.copyOf(chances);
    }
  }
}
