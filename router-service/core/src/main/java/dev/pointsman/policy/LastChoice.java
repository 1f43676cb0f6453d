package dev.pointsman.policy;

import dev.pointsman.catalog.ModelOffer;
import dev.pointsman.catalog.Tier;
import dev.pointsman.unit.ModelId;
import dev.pointsman.unit.ProviderId;

/// Where the session's previous call went: that model's prompt cache is warm.
public sealed interface LastChoice {
  static LastChoice unknown() {
    return new Unknown();
  }

  /// No previous call is known.
  record Unknown() implements LastChoice {}

  /// The tier is known, its model is not: any model of the tier may be warm.
  record OfTier(Tier tier) implements LastChoice {}

  /// Tier and model are known.
  record OfModel(Tier tier, ProviderId provider, ModelId model) implements LastChoice {}

  /// Whether a cached prefix would be read, not written again. A prefix without a known owner
  /// counts as warm everywhere: it speaks for no tier.
  default boolean warms(Tier candidate, ModelOffer offer) {
    return switch (this) {
      case Unknown _ -> true;
      case OfTier(var tier) -> tier.equals(candidate);
      case OfModel _ -> isModel(offer);
    };
  }

  default boolean isModel(ModelOffer offer) {
    return this instanceof OfModel(_, var provider, var model)
        && provider.equals(offer.provider())
        && model.equals(offer.model());
  }
}
