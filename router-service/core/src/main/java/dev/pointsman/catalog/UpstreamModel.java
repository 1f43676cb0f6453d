package dev.pointsman.catalog;

import dev.pointsman.unit.ModelId;
import dev.pointsman.unit.ProviderId;

/// A model at one provider, whatever tier and price it has just now: the owner of a prompt cache
/// and of signed thinking.
public record UpstreamModel(ProviderId provider, ModelId model) {
  public static UpstreamModel of(ModelOffer offer) {
    return new UpstreamModel(offer.provider(), offer.model());
  }
}
