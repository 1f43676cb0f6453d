package dev.pointsman.evaluate;

import dev.pointsman.catalog.Catalog;
import dev.pointsman.catalog.ModelOffer;
import dev.pointsman.catalog.Tier;
import dev.pointsman.dataset.LabeledExample;
import dev.pointsman.dataset.ScoredExample;
import dev.pointsman.policy.OutputPrior;
import dev.pointsman.request.TaskType;
import dev.pointsman.unit.TokenCount;
import dev.pointsman.unit.Usd;
import java.util.List;
import java.util.stream.IntStream;

/// A question that may be sent to any tier: how well each does it, what it costs there, and how
/// many tokens it moves.
public record ReplayedTask(
    LabeledExample example, List<Double> scores, List<Usd> costs, TokenCount tokens) {
  private static final int CHARACTERS_PER_TOKEN = 4;

  public ReplayedTask {
    scores = List.copyOf(scores);
    costs = List.copyOf(costs);
    if (scores.size() != costs.size()) {
      throw new IllegalArgumentException(
          "expected as many costs as scores, got %d and %d".formatted(costs.size(), scores.size()));
    }
  }

  /// Prices a question at the first model of every tier: the tables tell what other models were
  /// paid, so the prompt's own length and the usual length of an answer stand for the tokens. Of
  /// more models than tiers, evenly spread ones count.
  public static ReplayedTask of(ScoredExample question, Catalog catalog) {
    return reading(prompt(question.example()), question, catalog);
  }

  /// The same after a try that failed: what that one wrote is read, too.
  public static ReplayedTask repeated(ScoredExample question, Catalog catalog) {
    var example = question.example();
    return reading(prompt(example).plus(usualOutput(example)), question, catalog);
  }

  private static ReplayedTask reading(TokenCount read, ScoredExample question, Catalog catalog) {
    var written = usualOutput(question.example());
    var costs =
        catalog.ladder().tiers().stream()
            .map(tier -> cost(offer(catalog, tier), read, written))
            .toList();
    var scores =
        Deployment.spread(costs.size(), question.scores().size()).stream()
            .map(question.scores()::get)
            .toList();
    return new ReplayedTask(question.example(), scores, costs, read.plus(written));
  }

  private static ModelOffer offer(Catalog catalog, Tier tier) {
    return catalog.offers(tier).stream()
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "expected a model of tier %s in the configuration, found none"
                    .formatted(tier.name())));
  }

  private static Usd cost(ModelOffer offer, TokenCount read, TokenCount usual) {
    return offer.price().reading(read).plus(offer.price().writing(written(offer, usual)));
  }

  private static TokenCount written(ModelOffer offer, TokenCount usual) {
    return new TokenCount((long) Math.ceil(usual.value() * offer.outputFactor()));
  }

  private static TokenCount usualOutput(LabeledExample example) {
    var type = example.taskTypes().stream().findFirst().orElse(TaskType.OTHER);
    return OutputPrior.DEFAULT.tokens().getOrDefault(type, TokenCount.ZERO);
  }

  private static TokenCount prompt(LabeledExample example) {
    var characters = (double) example.features().text().prompt().length();
    return new TokenCount(
        (long)
            example
                .features()
                .values()
                .value("prompt_tokens")
                .orElse(characters / CHARACTERS_PER_TOKEN));
  }

  public String group() {
    return example.provenance().group();
  }

  /// The lowest tier that does it; the lowest of all where none does, for failing there costs
  /// least.
  public int oracle() {
    return IntStream.range(0, scores.size())
        .filter(tier -> scores.get(tier) >= OutcomeReplay.PASS)
        .findFirst()
        .orElse(0);
  }
}
