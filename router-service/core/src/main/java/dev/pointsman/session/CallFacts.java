package dev.pointsman.session;

import dev.pointsman.catalog.Target;
import dev.pointsman.request.PromptCaching;
import dev.pointsman.unit.TokenCount;

/// What a finished call says of its session: the model that answered, or failed last, and the
/// tokens that it read, in parts that exclude each other.
///
/// @param input read at the full price
public record CallFacts(
    Target target,
    boolean succeeded,
    TokenCount input,
    TokenCount cacheRead,
    TokenCount cacheWrite,
    PromptCaching caching) {
  private static final long SHORTEST_AUTOMATIC = 1_024;

  /// The tokens that the provider now holds. Where writing costs nothing extra the provider caches
  /// every prompt of some length by itself and tells only what was read; elsewhere it holds what
  /// was read or written, and nothing else.
  TokenCount cachedPrefix() {
    var told = cacheRead.plus(cacheWrite);
    if (target.offer().price().cacheWrite() > 1) {
      return told;
    }
    var whole = told.plus(input);
    return whole.value() < SHORTEST_AUTOMATIC ? told : whole;
  }
}
