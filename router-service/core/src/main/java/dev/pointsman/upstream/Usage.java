package dev.pointsman.upstream;

import dev.pointsman.catalog.Price;
import dev.pointsman.unit.TokenCount;
import dev.pointsman.unit.Usd;

/// The tokens that one upstream call moved, in parts that exclude each other.
///
/// @param input read uncached at the full price
/// @param cacheRead read from the provider's prompt cache
/// @param cacheWrite written to it
/// @param cacheWriteForHour how much of that is to be kept for an hour
/// @param isComplete false when the answer broke off or its usage was never told: then what was
///   written is the least that passed, and what was read may be what was measured of the request
public record Usage(
    TokenCount input,
    TokenCount cacheRead,
    TokenCount cacheWrite,
    TokenCount cacheWriteForHour,
    TokenCount output,
    boolean isComplete) {
  public Usage {
    if (cacheWriteForHour.compareTo(cacheWrite) > 0) {
      throw new IllegalArgumentException(
          "expected at most the %d tokens written to the cache to be kept for an hour, got %d"
              .formatted(cacheWrite.value(), cacheWriteForHour.value()));
    }
  }

  /// Of a call that wrote nothing to a cache for an hour.
  public Usage(
      TokenCount input,
      TokenCount cacheRead,
      TokenCount cacheWrite,
      TokenCount output,
      boolean isComplete) {
    this(input, cacheRead, cacheWrite, TokenCount.ZERO, output, isComplete);
  }

  /// No tokens at all.
  public static final Usage NONE =
      new Usage(TokenCount.ZERO, TokenCount.ZERO, TokenCount.ZERO, TokenCount.ZERO, true);

  public static final Usage UNKNOWN = untold(0);

  private static final int CHARACTERS_PER_TOKEN = 4;

  /// Of an answer of so many characters that told nothing; the shortest is a token.
  public static Usage untold(long characters) {
    var tokens = Math.max(characters / CHARACTERS_PER_TOKEN, Math.min(characters, 1));
    return new Usage(
        TokenCount.ZERO, TokenCount.ZERO, TokenCount.ZERO, new TokenCount(tokens), false);
  }

  /// The same, with what was measured of the request where words came and nobody told what was
  /// read.
  public Usage orReading(Usage measured) {
    return output.value() == 0 ? this : orRead(measured);
  }

  /// The same, with what was measured of the request where nobody told what was read.
  public Usage orRead(Usage measured) {
    var told = input.plus(cacheRead).plus(cacheWrite);
    return isComplete || told.value() > 0 ? this : measured.writing(output, false);
  }

  /// The same with another output.
  public Usage writing(TokenCount written, boolean isAll) {
    return new Usage(input, cacheRead, cacheWrite, cacheWriteForHour, written, isAll);
  }

  public Usd costAt(Price price) {
    return price
        .reading(input)
        .plus(price.readingCached(cacheRead))
        .plus(price.caching(new TokenCount(cacheWrite.value() - cacheWriteForHour.value())))
        .plus(price.cachingForHour(cacheWriteForHour))
        .plus(price.writing(output));
  }
}
