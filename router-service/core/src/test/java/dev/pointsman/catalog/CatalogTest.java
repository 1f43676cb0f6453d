package dev.pointsman.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointsman.unit.ModelId;
import dev.pointsman.unit.TokenCount;
import dev.pointsman.unit.Usd;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CatalogTest {
  private static final TokenCount MILLION = new TokenCount(1_000_000);

  @Test
  void pricesOfTheAnthropicLadderAreListPrices() {
    var catalog = Catalog.anthropic();
    assertThat(catalog.ladder().tiers())
        .map(tier -> catalog.offers(tier).getFirst().price())
        .containsExactly(Price.perMillion(1, 5), Price.perMillion(3, 15), Price.perMillion(5, 25));
  }

  @Test
  void pricesOfTheOpenAiLadderAreListPrices() {
    var catalog = Catalog.openAi();
    assertThat(catalog.ladder().tiers())
        .map(tier -> catalog.offers(tier).getFirst().price().writing(MILLION))
        .containsExactly(Usd.of(0.4), Usd.of(10), Usd.of(30));
  }

  @Test
  void findsTheTierOfAModel() {
    var catalog = Catalog.anthropic();
    assertThat(catalog.tierOf(new ModelId("claude-sonnet-4-6"))).contains(new Tier("standard", 1));
    assertThat(catalog.tierOf(new ModelId("claude-2"))).isEmpty();
  }

  @Test
  void readingTheCacheCostsATenthAndWritingItAQuarterMore() {
    var price = Price.perMillion(3, 15);
    assertThat(price.readingCached(MILLION)).isEqualTo(Usd.of(0.3));
    assertThat(price.caching(MILLION)).isEqualTo(Usd.of(3.75));
    assertThat(price.cachingForHour(MILLION)).isEqualTo(Usd.of(6));
  }

  @Test
  void roundsACostUpToTheNextNanoDollar() {
    assertThat(Price.perMillion(0.0001, 0).reading(new TokenCount(1))).isEqualTo(new Usd(1));
  }

  @Test
  void pricesTheLargestCallWithoutOverflow() {
    assertThat(Price.perMillion(10_000, 0).reading(new TokenCount(1_000_000_000)))
        .isEqualTo(Usd.of(10_000_000));
  }

  @Test
  void refusesPricesAndFactorsOutOfRange() {
    assertThatThrownBy(() -> Price.perMillion(-1, 1)).hasMessageContaining("between 0 and");
    assertThatThrownBy(() -> new Price(Usd.of(1), Usd.of(1), Double.NaN, 1))
        .hasMessageContaining("cache factor");
  }

  @Test
  void refusesLaddersOfOneOrSixTiersOrOfEqualNames() {
    assertThatThrownBy(() -> Ladder.of("a")).hasMessageContaining("2 to 5");
    assertThatThrownBy(() -> Ladder.of("a", "b", "c", "d", "e", "f")).hasMessageContaining("2 to");
    assertThatThrownBy(() -> Ladder.of("a", "a")).hasMessageContaining("distinct");
  }

  @Test
  void refusesOffersOfAnUnknownTierAndAnEmptyCatalog() {
    var ladder = Ladder.DEFAULT;
    assertThatThrownBy(() -> new Catalog(ladder, Map.of(new Tier("huge", 3), List.of())))
        .hasMessageContaining("huge");
    assertThatThrownBy(() -> new Catalog(ladder, Map.of())).hasMessageContaining("at least one");
  }
}
