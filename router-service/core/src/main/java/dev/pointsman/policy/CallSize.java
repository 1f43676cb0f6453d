package dev.pointsman.policy;

import dev.pointsman.catalog.ModelOffer;
import dev.pointsman.catalog.Price;
import dev.pointsman.feature.RequestFeatures;
import dev.pointsman.request.PromptCaching;
import dev.pointsman.request.TaskType;
import dev.pointsman.unit.TokenCount;
import dev.pointsman.unit.Usd;

/// How many tokens a call moves: its whole input, the part of it that some provider has cached,
/// what a usual model would write, and the most that the client lets it write.
record CallSize(TokenCount input, TokenCount cached, TokenCount output, TokenCount outputLimit) {
  /// No call is larger; keeps every sum of money far inside its type.
  static final long LARGEST = 100_000_000;

  private static final int CHARACTERS_PER_TOKEN = 4;

  CallSize {
    cached = smaller(cached, input);
  }

  static CallSize of(RequestFeatures features, TaskType type, OutputPrior prior) {
    var written = (double) features.text().prompt().length() / CHARACTERS_PER_TOKEN;
    var prompt = features.values().value(Feature.PROMPT_TOKENS).orElse(written);
    var context = features.values().value(Feature.CONTEXT_TOKENS).orElse(0);
    return new CallSize(
        tokens(Math.max(prompt, context)),
        tokens(features.values().value(Feature.CACHED_PREFIX_TOKENS).orElse(0)),
        prior.of(type),
        tokens(features.values().value(Feature.MAX_OUTPUT_TOKENS).orElse(LARGEST)));
  }

  /// The cost at a model that holds some of the cached prefix: that part is read from its cache,
  /// the rest is written to it, or read plainly where the client has nothing cached.
  Usd costAt(ModelOffer offer, TokenCount held, PromptCaching caching) {
    var warm = smaller(held, cached);
    var cold = new TokenCount(cached.value() - warm.value());
    var fresh = new TokenCount(input.value() - cached.value());
    return offer
        .price()
        .reading(fresh)
        .plus(offer.price().readingCached(warm))
        .plus(storing(cold, offer.price(), caching))
        .plus(writingAt(offer));
  }

  private static Usd storing(TokenCount cold, Price price, PromptCaching caching) {
    return switch (caching) {
      case UNSTATED -> price.reading(cold);
      case FIVE_MINUTES -> price.caching(cold);
      case ONE_HOUR -> price.cachingForHour(cold);
    };
  }

  /// The cost were nothing cached: the size of the work, whatever the caches hold just now.
  Usd plainCostAt(ModelOffer offer) {
    return offer.price().reading(input).plus(writingAt(offer));
  }

  private Usd writingAt(ModelOffer offer) {
    var expected = tokens(Math.ceil(output.value() * offer.outputFactor()));
    return offer.price().writing(smaller(expected, outputLimit));
  }

  private static TokenCount smaller(TokenCount a, TokenCount b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  private static TokenCount tokens(double count) {
    return new TokenCount((long) Math.clamp(count, 0, (double) LARGEST));
  }
}
