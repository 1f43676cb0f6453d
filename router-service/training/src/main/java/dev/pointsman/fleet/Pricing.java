package dev.pointsman.fleet;

import dev.pointsman.catalog.Catalog;
import dev.pointsman.catalog.Ladder;
import dev.pointsman.catalog.ModelOffer;
import dev.pointsman.dataset.LabeledExample;
import dev.pointsman.dataset.ScoredExample;
import dev.pointsman.policy.OutputPrior;
import dev.pointsman.request.TaskType;
import dev.pointsman.unit.TokenCount;
import java.util.List;
import java.util.Map;

/// Prices questions at list price. The tables name no tokens that all of them share, so the
/// prompt's own length and the usual length of an answer stand for them.
record Pricing(Catalog catalog) {
  private static final int CHARACTERS_PER_TOKEN = 4;

  /// The two ends of the default ladder: most outcomes are known of two models only.
  static Catalog usual() {
    var full = Catalog.anthropic();
    var ends = Ladder.of(full.ladder().lowest().name(), full.ladder().top().name());
    return new Catalog(
        ends,
        Map.of(
            ends.lowest(), full.offers(full.ladder().lowest()),
            ends.top(), full.offers(full.ladder().top())));
  }

  FleetTask task(ScoredExample question) {
    var read = prompt(question.example());
    var written = usualOutput(question.example());
    return new FleetTask(
        question.example(),
        List.of(question.weak(), question.strong()),
        efforts(read, written),
        efforts(read.plus(written), written));
  }

  private List<Effort> efforts(TokenCount read, TokenCount written) {
    return catalog.ladder().tiers().stream()
        .map(tier -> effort(catalog.offers(tier).getFirst(), read, written))
        .toList();
  }

  private static Effort effort(ModelOffer offer, TokenCount read, TokenCount written) {
    var cost = offer.price().reading(read).plus(offer.price().writing(written));
    return new Effort(read.plus(written), cost);
  }

  private static TokenCount usualOutput(LabeledExample example) {
    var type = example.taskTypes().stream().findFirst().orElse(TaskType.OTHER);
    return OutputPrior.DEFAULT.tokens().getOrDefault(type, TokenCount.ZERO);
  }

  private static TokenCount prompt(LabeledExample example) {
    return new TokenCount(example.features().text().prompt().length() / CHARACTERS_PER_TOKEN);
  }
}
