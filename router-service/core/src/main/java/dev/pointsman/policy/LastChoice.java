package dev.pointsman.policy;

import dev.pointsman.catalog.ModelOffer;
import dev.pointsman.catalog.Target;
import dev.pointsman.catalog.Tier;
import dev.pointsman.catalog.UpstreamModel;
import dev.pointsman.request.PromptCaching;
import dev.pointsman.session.SessionState;
import dev.pointsman.session.WarmPrefixes;
import dev.pointsman.unit.TokenCount;
import java.util.Optional;

/// Where the session's previous call went, and which models hold its prompt in their caches.
public sealed interface LastChoice {
  static LastChoice unknown() {
    return new Unknown();
  }

  /// The last choice of a session.
  static LastChoice of(SessionState session, WarmPrefixes warm) {
    return session
        .lastTarget()
        .<LastChoice>map(target -> new OfModel(target, warm))
        .orElseGet(LastChoice::unknown);
  }

  /// No previous call is known.
  record Unknown() implements LastChoice {}

  /// The tier is known, its model is not: any model of the tier may be warm.
  record OfTier(Tier tier) implements LastChoice {}

  /// The model is known, and what it and others hold.
  record OfModel(Target target, WarmPrefixes warm) implements LastChoice {}

  default Optional<Tier> lastTier() {
    return switch (this) {
      case Unknown _ -> Optional.empty();
      case OfTier(var tier) -> Optional.of(tier);
      case OfModel(var target, _) -> Optional.of(target.tier());
    };
  }

  /// How much of a prefix would be read from the cache. A prefix without a known owner counts as
  /// cached nowhere: of several tiers one may hold it, and at the others it would be written anew.
  default TokenCount held(TokenCount prefix, Tier candidate, ModelOffer offer) {
    return switch (this) {
      case Unknown _ -> TokenCount.ZERO;
      case OfTier(var tier) -> tier.equals(candidate) ? prefix : TokenCount.ZERO;
      case OfModel(_, var warm) -> {
        var held = warm.heldBy(UpstreamModel.of(offer));
        yield held.compareTo(prefix) < 0 ? held : prefix;
      }
    };
  }

  /// How the part of a prefix that is not held would be written to the cache. Where its owner is
  /// unknown it is read plainly.
  default PromptCaching caching() {
    return switch (this) {
      case Unknown _ -> PromptCaching.UNSTATED;
      case OfTier _ -> PromptCaching.FIVE_MINUTES;
      case OfModel(_, var warm) -> warm.caching();
    };
  }

  default boolean isModel(ModelOffer offer) {
    return this instanceof OfModel(var target, _)
        && UpstreamModel.of(target.offer()).equals(UpstreamModel.of(offer));
  }
}
