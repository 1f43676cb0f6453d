package dev.pointsman.upstream;

import dev.pointsman.catalog.Price;
import dev.pointsman.unit.TokenCount;
import dev.pointsman.unit.Usd;

/// The tokens that one upstream call moved, in parts that exclude each other.
///
/// @param input read uncached at the full price
/// @param cacheRead read from the provider's prompt cache
/// @param cacheWrite written to it
/// @param isComplete false when the answer broke off or its usage was never told: then these are
///   the least that was moved
public record Usage(
    TokenCount input,
    TokenCount cacheRead,
    TokenCount cacheWrite,
    TokenCount output,
    boolean isComplete) {
  /// No tokens at all.
  public static final Usage NONE =
      new Usage(TokenCount.ZERO, TokenCount.ZERO, TokenCount.ZERO, TokenCount.ZERO, true);

  public static final Usage UNKNOWN =
      new Usage(TokenCount.ZERO, TokenCount.ZERO, TokenCount.ZERO, TokenCount.ZERO, false);

  public Usd costAt(Price price) {
    return price
        .reading(input)
        .plus(price.readingCached(cacheRead))
        .plus(price.caching(cacheWrite))
        .plus(price.writing(output));
  }
}
