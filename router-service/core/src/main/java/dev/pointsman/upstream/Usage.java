package dev.pointsman.upstream;

import dev.pointsman.catalog.Price;
import dev.pointsman.unit.TokenCount;
import dev.pointsman.unit.Usd;

/// The tokens that one upstream call moved, in parts that exclude each other.
///
/// @param input read uncached at the full price
/// @param cacheRead read from the provider's prompt cache
/// @param cacheWrite written to it
/// @param isComplete false when the answer broke off or its usage was never told: then what was
///   written is the least that passed, and what was read may be what was measured of the request
public record Usage(
    TokenCount input,
    TokenCount cacheRead,
    TokenCount cacheWrite,
    TokenCount output,
    boolean isComplete) {
  /// No tokens at all.
  public static final Usage NONE =
      new Usage(TokenCount.ZERO, TokenCount.ZERO, TokenCount.ZERO, TokenCount.ZERO, true);

  public static final Usage UNKNOWN = untold(0);

  private static final int CHARACTERS_PER_TOKEN = 4;

  /// Of an answer of so many characters that told nothing.
  static Usage untold(long characters) {
    return new Usage(
        TokenCount.ZERO,
        TokenCount.ZERO,
        TokenCount.ZERO,
        new TokenCount(characters / CHARACTERS_PER_TOKEN),
        false);
  }

  /// The same, with what was measured of the request where words came and nobody told what was
  /// read.
  public Usage orReading(Usage measured) {
    var told = input.plus(cacheRead).plus(cacheWrite);
    return isComplete || told.value() > 0 || output.value() == 0
        ? this
        : new Usage(measured.input, measured.cacheRead, measured.cacheWrite, output, false);
  }

  public Usd costAt(Price price) {
    return price
        .reading(input)
        .plus(price.readingCached(cacheRead))
        .plus(price.caching(cacheWrite))
        .plus(price.writing(output));
  }
}
