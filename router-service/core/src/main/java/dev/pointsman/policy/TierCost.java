package dev.pointsman.policy;

import dev.pointsman.catalog.ModelOffer;
import dev.pointsman.catalog.Target;
import dev.pointsman.catalog.Tier;
import dev.pointsman.unit.Usd;

/// What a call costs at a tier's best model: the call alone, and with what failure would cost on
/// average. The two are equal where no classification is known.
public record TierCost(Tier tier, ModelOffer offer, Usd call, Usd expected) {
  public Target target() {
    return new Target(tier, offer);
  }
}
