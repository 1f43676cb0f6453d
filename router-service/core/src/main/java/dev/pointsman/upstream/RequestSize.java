package dev.pointsman.upstream;

import dev.pointsman.catalog.UpstreamModel;
import dev.pointsman.unit.TokenCount;
import java.util.Map;

/// What was measured of a request before it was sent.
///
/// @param tokens of the whole request
/// @param held how many of them the provider of each model is known to have cached
public record RequestSize(TokenCount tokens, Map<UpstreamModel, TokenCount> held) {
  public static final RequestSize NONE = new RequestSize(TokenCount.ZERO, Map.of());

  public RequestSize {
    held = Map.copyOf(held);
  }

  /// What a model reads of it as far as is known.
  public Usage readBy(UpstreamModel model) {
    var warm = Math.min(tokens.value(), held.getOrDefault(model, TokenCount.ZERO).value());
    return new Usage(
        new TokenCount(tokens.value() - warm),
        new TokenCount(warm),
        TokenCount.ZERO,
        TokenCount.ZERO,
        false);
  }
}
