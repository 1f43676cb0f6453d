package dev.pointsman.policy;

import dev.pointsman.catalog.Tier;
import dev.pointsman.unit.ModelId;
import dev.pointsman.unit.ProviderId;

/// What the client insists on, by a header or a model name.
public sealed interface ForcedChoice {
  static ForcedChoice none() {
    return new None();
  }

  /// Nothing: the policy is free.
  record None() implements ForcedChoice {}

  /// A tier.
  record OfTier(Tier tier) implements ForcedChoice {}

  /// A model of the catalog.
  record OfModel(ModelId model) implements ForcedChoice {}

  /// A model that the catalog does not list, and the provider to ask for it; whether there is such
  /// a model the provider decides.
  record PassThrough(ProviderId provider, ModelId model) implements ForcedChoice {}
}
