package dev.pointsman.catalog;

import dev.pointsman.unit.TokenCount;
import dev.pointsman.unit.Usd;
import java.math.BigInteger;

/// What a model charges: USD per million tokens read and written, and the factors on the input
/// price for tokens that are read from, or written to, the provider's prompt cache.
public record Price(Usd input, Usd output, double cacheRead, double cacheWrite) {
  public static final double USUAL_CACHE_READ = 0.1;
  public static final double USUAL_CACHE_WRITE = 1.25;

  /// An hour in the cache costs twice the input, five minutes 1.25 times (Anthropic's price list).
  private static final double HOUR = 2 / USUAL_CACHE_WRITE;

  private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);
  private static final Usd HIGHEST = Usd.of(10_000);
  private static final double HIGHEST_FACTOR = 10;

  public Price {
    requirePrice(input);
    requirePrice(output);
    requireFactor(cacheRead);
    requireFactor(cacheWrite);
  }

  public static Price perMillion(double input, double output) {
    return new Price(Usd.of(input), Usd.of(output), USUAL_CACHE_READ, USUAL_CACHE_WRITE);
  }

  public Usd reading(TokenCount tokens) {
    return cost(input, tokens);
  }

  public Usd readingCached(TokenCount tokens) {
    return reading(tokens).times(cacheRead);
  }

  public Usd caching(TokenCount tokens) {
    return reading(tokens).times(cacheWrite);
  }

  /// Written to a cache that keeps it for an hour.
  public Usd cachingForHour(TokenCount tokens) {
    return reading(tokens).times(cacheWrite * HOUR);
  }

  public Usd writing(TokenCount tokens) {
    return cost(output, tokens);
  }

  /// Exact up to the last nano-dollar, which is rounded up: a cost must never be understated.
  private static Usd cost(Usd perMillion, TokenCount tokens) {
    return new Usd(
        BigInteger.valueOf(perMillion.nanos())
            .multiply(BigInteger.valueOf(tokens.value()))
            .add(MILLION.subtract(BigInteger.ONE))
            .divide(MILLION)
            .longValueExact());
  }

  private static void requirePrice(Usd price) {
    if (price.compareTo(Usd.ZERO) < 0 || price.compareTo(HIGHEST) > 0) {
      throw new IllegalArgumentException(
          "expected a price between 0 and 10 000 USD per million tokens, got " + price);
    }
  }

  private static void requireFactor(double factor) {
    if (!(factor >= 0 && factor <= HIGHEST_FACTOR)) {
      throw new IllegalArgumentException("expected a cache factor between 0 and 10, got " + factor);
    }
  }
}
