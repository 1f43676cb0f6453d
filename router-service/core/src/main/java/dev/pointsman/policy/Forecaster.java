package dev.pointsman.policy;

import dev.pointsman.catalog.Catalog;
import dev.pointsman.catalog.ModelOffer;
import dev.pointsman.catalog.Tier;
import dev.pointsman.classify.Classification;
import dev.pointsman.classify.ClassifierAnswer;
import dev.pointsman.classify.ClassifierAnswer.Classified;
import dev.pointsman.classify.ClassifierAnswer.Unavailable;
import dev.pointsman.feature.RequestFeatures;
import dev.pointsman.request.TaskType;
import dev.pointsman.unit.Probability;
import dev.pointsman.unit.Usd;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Computes what a call would cost at each tier.
final class Forecaster {
  private final Catalog catalog;
  private final PolicySettings settings;

  Forecaster(Catalog catalog, PolicySettings settings) {
    this.catalog = catalog;
    this.settings = settings;
  }

  Outlook outlook(RequestFeatures features, ClassifierAnswer answer, LastChoice last) {
    var size = size(features, answer);
    var calls =
        catalog.ladder().tiers().stream()
            .filter(tier -> !catalog.offers(tier).isEmpty())
            .map(tier -> call(tier, size, last))
            .toList();
    return switch (answer) {
      case Unavailable _ -> new Outlook(size.input(), calls, List.of());
      case Classified(var said) -> classified(size, calls, said);
    };
  }

  CallSize size(RequestFeatures features, ClassifierAnswer answer) {
    var type =
        switch (answer) {
          case Classified(var said) -> said.taskType();
          case Unavailable _ -> TaskType.OTHER;
        };
    return CallSize.of(features, type, settings.expectedOutput());
  }

  /// Of the offers that can hold the call the session's own model, else the cheapest: within a tier
  /// no switch is worth its risk. If none can hold the call, the same among all.
  private TierCost call(Tier tier, CallSize size, LastChoice last) {
    return catalog.offers(tier).stream()
        .map(offer -> priced(tier, offer, size, last))
        .min(
            Comparator.comparing((TierCost cost) -> !cost.offer().holds(size.input()))
                .thenComparing(cost -> !last.isModel(cost.offer()))
                .thenComparing(TierCost::call))
        .orElseThrow();
  }

  static TierCost priced(Tier tier, ModelOffer offer, CallSize size, LastChoice last) {
    var cost = size.costAt(offer, last.warms(tier, offer));
    return new TierCost(tier, offer, cost, cost);
  }

  private Outlook classified(CallSize size, List<TierCost> calls, Classification said) {
    var sufficiencies = Sufficiencies.onLadder(said.tiers(), catalog.ladder().size());
    var expected = expectedCost(calls, sufficiencies, size.plainCostAt(calls.getLast().offer()));
    var costs =
        IntStream.range(0, calls.size())
            .mapToObj(i -> expecting(calls.get(i), expected.startingAt(i)))
            .toList();
    return new Outlook(size.input(), costs, sufficiencies);
  }

  private ExpectedCost expectedCost(
      List<TierCost> calls, List<Probability> sufficiencies, Usd topCost) {
    return new ExpectedCost(
        calls.stream().map(TierCost::call).toList(),
        calls.stream().map(cost -> sufficiencies.get(cost.tier().rank())).toList(),
        settings.dial().failedAttempt().of(topCost),
        settings.dial().nothingShips().of(topCost));
  }

  private static TierCost expecting(TierCost cost, Usd expected) {
    return new TierCost(cost.tier(), cost.offer(), cost.call(), expected);
  }
}
