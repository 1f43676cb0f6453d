package dev.pointsman.session;

import dev.pointsman.catalog.UpstreamModel;
import dev.pointsman.request.PromptCaching;
import dev.pointsman.unit.TokenCount;
import java.util.Map;

/// What the models hold of a conversation's beginning at one instant.
///
/// @param caching how long the client asks that what a model does not hold be cached: then it is
///   paid at the price of such a cache write, else at the plain one
public record WarmPrefixes(Map<UpstreamModel, TokenCount> held, PromptCaching caching) {
  public WarmPrefixes {
    held = Map.copyOf(held);
  }

  public TokenCount heldBy(UpstreamModel model) {
    return held.getOrDefault(model, TokenCount.ZERO);
  }
}
