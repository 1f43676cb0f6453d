package dev.pointsman.catalog;

import dev.pointsman.unit.ModelId;
import dev.pointsman.unit.ProviderId;
import dev.pointsman.unit.TokenCount;
import dev.pointsman.unit.Usd;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The models that may be called, by tier. A tier may have none; the catalog has at least one.
public record Catalog(Ladder ladder, Map<Tier, List<ModelOffer>> offers) {
  private static final TokenCount LONG_WINDOW = new TokenCount(1_000_000);
  private static final TokenCount SHORT_WINDOW = new TokenCount(200_000);

  public Catalog {
    offers = sorted(offers);
    if (!ladder.tiers().containsAll(offers.keySet())) {
      throw new IllegalArgumentException(
          "expected offers of the tiers %s, got %s".formatted(ladder.tiers(), offers.keySet()));
    }
    if (offers.values().stream().allMatch(List::isEmpty)) {
      throw new IllegalArgumentException("expected at least one model, got none");
    }
  }

  /// Haiku 4.5, Sonnet 4.6 and Opus 4.6 at list price.
  public static Catalog anthropic() {
    var ladder = Ladder.DEFAULT;
    return new Catalog(
        ladder,
        Map.of(
            ladder.lowest(), List.of(claude("claude-haiku-4-5", 1, 5, SHORT_WINDOW)),
            ladder.middle(), List.of(claude("claude-sonnet-4-6", 3, 15, LONG_WINDOW)),
            ladder.top(), List.of(claude("claude-opus-4-6", 5, 25, LONG_WINDOW))));
  }

  /// GPT-4.1 nano, GPT-4o and GPT-5.5 at list price; writing to the cache costs nothing extra.
  public static Catalog openAi() {
    var ladder = Ladder.DEFAULT;
    return new Catalog(
        ladder,
        Map.of(
            ladder.lowest(), List.of(gpt("gpt-4.1-nano", price(0.10, 0.40, 0.25), 1_047_576)),
            ladder.middle(), List.of(gpt("gpt-4o", price(2.50, 10, 0.5), 128_000)),
            ladder.top(), List.of(gpt("gpt-5.5", price(5, 30, 0.1), 400_000))));
  }

  /// Every tier's offers, in the order of preference; a tier without offers has an empty list.
  public List<ModelOffer> offers(Tier tier) {
    return offers.getOrDefault(tier, List.of());
  }

  /// Every model of every tier.
  public Stream<UpstreamModel> models() {
    return offers.values().stream().flatMap(List::stream).map(UpstreamModel::of);
  }

  /// The model as the lowest tier offers it.
  public Optional<ModelOffer> offerOf(ModelId model) {
    return tierOf(model).stream()
        .flatMap(tier -> offers(tier).stream())
        .filter(offer -> offer.model().equals(model))
        .findFirst();
  }

  /// The lowest tier that offers the model.
  public Optional<Tier> tierOf(ModelId model) {
    return ladder.tiers().stream()
        .filter(tier -> offers(tier).stream().anyMatch(offer -> offer.model().equals(model)))
        .findFirst();
  }

  private static SortedMap<Tier, List<ModelOffer>> sorted(Map<Tier, List<ModelOffer>> offers) {
    var sorted = new TreeMap<Tier, List<ModelOffer>>();
    offers.forEach((tier, models) -> sorted.put(tier, List.copyOf(models)));
    return Collections.unmodifiableSortedMap(sorted);
  }

  private static ModelOffer claude(String model, double in, double out, TokenCount window) {
    return new ModelOffer(
        new ProviderId("anthropic"), new ModelId(model), Price.perMillion(in, out), window, 1);
  }

  private static ModelOffer gpt(String model, Price price, long window) {
    return new ModelOffer(
        new ProviderId("openai"), new ModelId(model), price, new TokenCount(window), 1);
  }

  private static Price price(double input, double output, double cacheRead) {
    return new Price(Usd.of(input), Usd.of(output), cacheRead, 1);
  }
}
