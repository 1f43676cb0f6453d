package dev.pointsman.policy;

import dev.pointsman.catalog.Catalog;
import dev.pointsman.catalog.ModelOffer;
import dev.pointsman.catalog.Tier;
import dev.pointsman.catalog.UpstreamModel;
import dev.pointsman.classify.ClassifierAnswer;
import dev.pointsman.classify.ClassifierAnswer.Classified;
import dev.pointsman.classify.ClassifierAnswer.Unavailable;
import dev.pointsman.feature.RequestFeatures;
import dev.pointsman.request.TaskType;
import dev.pointsman.unit.Probability;
import dev.pointsman.unit.Usd;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Computes what a call would cost at each model and tier.
final class Forecaster {
  private final Catalog catalog;
  private final PolicySettings settings;

  Forecaster(Catalog catalog, PolicySettings settings) {
    this.catalog = catalog;
    this.settings = settings;
  }

  Outlook outlook(RequestFeatures features, ClassifierAnswer answer, CallTerms terms) {
    var size = size(features, answer);
    var offers =
        catalog.ladder().tiers().stream().flatMap(tier -> offers(tier, size, terms)).toList();
    return switch (answer) {
      case Unavailable _ ->
          new Outlook(size.input(), offers, bestOf(offers), List.of(), List.of(), terms.unfit());
      case Classified(var said) ->
          classified(size, offers, Sufficiencies.onLadder(said.tiers(), ladderSize()), terms);
    };
  }

  private int ladderSize() {
    return catalog.ladder().size();
  }

  CallSize size(RequestFeatures features, ClassifierAnswer answer) {
    var type =
        switch (answer) {
          case Classified(var said) -> said.taskType();
          case Unavailable _ -> TaskType.OTHER;
        };
    return CallSize.of(features, type, settings.expectedOutput());
  }

  /// First the offers that can take the call; of these the session's own model, then the cheapest:
  /// within a tier no switch is worth its risk.
  private Stream<TierCost> offers(Tier tier, CallSize size, CallTerms terms) {
    return catalog.offers(tier).stream()
        .map(offer -> priced(tier, offer, size, terms.last()))
        .sorted(
            Comparator.comparing(
                    (TierCost cost) -> terms.unfit().containsKey(UpstreamModel.of(cost.offer())))
                .thenComparing(cost -> !cost.offer().holds(size.input()))
                .thenComparing(cost -> !terms.last().isModel(cost.offer()))
                .thenComparing(TierCost::call));
  }

  static TierCost priced(Tier tier, ModelOffer offer, CallSize size, LastChoice last) {
    var held = last.held(size.cached(), tier, offer);
    var cost = size.costAt(offer, held, last.caching());
    return new TierCost(tier, offer, cost, cost);
  }

  private static List<TierCost> bestOf(List<TierCost> offers) {
    var best = new LinkedHashMap<Tier, TierCost>();
    offers.forEach(offer -> best.putIfAbsent(offer.tier(), offer));
    return List.copyOf(best.values());
  }

  private Outlook classified(
      CallSize size, List<TierCost> offers, List<Probability> sufficiencies, CallTerms terms) {
    var calls = bestOf(offers);
    var expected = expectedCost(calls, sufficiencies, size.plainCostAt(calls.getLast().offer()));
    return new Outlook(
        size.input(),
        offers,
        IntStream.range(0, calls.size())
            .mapToObj(i -> expecting(calls.get(i), expected.startingAt(i)))
            .toList(),
        sufficiencies,
        IntStream.range(0, calls.size()).mapToObj(expected::escalationsFrom).toList(),
        terms.unfit());
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
