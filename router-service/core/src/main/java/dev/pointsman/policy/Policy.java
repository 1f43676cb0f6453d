package dev.pointsman.policy;

import dev.pointsman.catalog.Catalog;
import dev.pointsman.catalog.Ladder;
import dev.pointsman.catalog.Tier;
import dev.pointsman.classify.ClassifierAnswer;
import dev.pointsman.feature.RequestFeatures;
import dev.pointsman.unit.ModelId;
import dev.pointsman.unit.Probability;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Chooses the tier and model where shipping a call is expected to cost least, within what the
/// client forces, the rules bind, the session holds and the models can carry. Pure and shared by
/// threads.
public final class Policy {
  /// The tier of the last call is measured in the classifier's vocabulary: ranks 0 to 2.
  private static final double HIGHEST_MEASURED_RANK = 2;

  private final Catalog catalog;
  private final Ladder ladder;
  private final PolicySettings settings;
  private final Forecaster forecaster;

  public Policy(Catalog catalog, PolicySettings settings) {
    this.catalog = catalog;
    this.ladder = catalog.ladder();
    this.settings = settings;
    this.forecaster = new Forecaster(catalog, settings);
  }

  public Ladder ladder() {
    return ladder;
  }

  public RoutingDecision decide(RequestFeatures features, ClassifierAnswer answer) {
    return decide(features, answer, ForcedChoice.none(), LastChoice.unknown());
  }

  public RoutingDecision decide(
      RequestFeatures features, ClassifierAnswer answer, ForcedChoice forced, LastChoice last) {
    var known = known(last, features);
    var outlook = forecaster.outlook(features, answer, known);
    return switch (forced) {
      case ForcedChoice.None _ -> free(features, answer, outlook, known);
      case ForcedChoice.OfTier(var tier) -> atTier(tier, outlook);
      case ForcedChoice.OfModel(var model) ->
          cheapestOffer(model, forecaster.size(features, answer), known)
              .map(cost -> atModel(cost, outlook))
              .orElseGet(() -> unknownModel(model, free(features, answer, outlook, known)));
    };
  }

  /// The caller's word on the last choice, else the tier that the features name.
  private LastChoice known(LastChoice last, RequestFeatures features) {
    var measured = features.values().value(Feature.LAST_TIER);
    if (!(last instanceof LastChoice.Unknown) || measured.isEmpty()) {
      return last;
    }
    var share = Math.clamp(measured.getAsDouble() / HIGHEST_MEASURED_RANK, 0.0, 1.0);
    return new LastChoice.OfTier(ladder.tier((int) Math.round(share * (ladder.size() - 1))));
  }

  private RoutingDecision atTier(Tier tier, Outlook outlook) {
    var reason = new Reason("forced", "the client asks for tier " + tier.name());
    return outlook
        .at(tier)
        .map(cost -> decision(outlook, cost, List.of(reason)))
        .orElseGet(() -> land(outlook, new Wish(tier.rank(), List.of(reason))));
  }

  private RoutingDecision atModel(TierCost model, Outlook outlook) {
    var reason = new Reason("forced", "the client asks for model " + model.offer().model().value());
    var tier = outlook.at(model.tier()).orElseThrow();
    var expected = tier.expected().minus(tier.call()).plus(model.call());
    return decision(
        outlook,
        new TierCost(model.tier(), model.offer(), model.call(), expected),
        List.of(reason));
  }

  private Optional<TierCost> cheapestOffer(ModelId model, CallSize size, LastChoice last) {
    return catalog.tierOf(model).stream()
        .flatMap(tier ->
            catalog.offers(tier).stream()
                .filter(offer -> offer.model().equals(model))
                .map(offer -> Forecaster.priced(tier, offer, size, last)))
        .min(Comparator.comparing(TierCost::call));
  }

  private static RoutingDecision unknownModel(ModelId model, RoutingDecision free) {
    var sentence = "model %s is not in the catalog".formatted(model.value());
    return free.because(new Reason("forced", sentence));
  }

  private RoutingDecision free(
      RequestFeatures features, ClassifierAnswer answer, Outlook outlook, LastChoice last) {
    var bounds = settings.rules().bind(features, ladder);
    var lastTier = tierOf(last);
    var inToolLoop = features.values().value(Feature.STEP).orElse(0) > 0;
    if (inToolLoop && lastTier.isPresent()) {
      return land(outlook, held(lastTier.get(), bounds));
    }
    return switch (answer) {
      case ClassifierAnswer.Unavailable(_, var reason) ->
          land(outlook, withoutClassifier(last, bounds, reason));
      case ClassifierAnswer.Classified _ -> land(outlook, cheapest(outlook, bounds, last));
    };
  }

  /// Changing the model inside a tool loop breaks caches and signed thinking, so even rules wait.
  private static Wish held(Tier last, Bounds bounds) {
    var sentence = "stays with %s until the tool loop ends".formatted(last.name());
    return Wish.of(last.rank(), bounds.reasons(), "tool-loop", sentence);
  }

  private Wish withoutClassifier(LastChoice last, Bounds bounds, String why) {
    var lastTier = tierOf(last);
    var tier = lastTier.orElse(settings.fallback());
    var origin = lastTier.isPresent() ? "the session's last tier" : "the configured fallback";
    var sentence = "no classification (%s): %s, %s".formatted(why, origin, tier.name());
    return Wish.of(bounds.nearest(tier), bounds.reasons(), "classifier-unavailable", sentence);
  }

  private Wish cheapest(Outlook outlook, Bounds bounds, LastChoice last) {
    var best = outlook.best(bounds);
    if (best.isEmpty()) {
      return new Wish(bounds.floor(), bounds.reasons());
    }
    var staying = tierOf(last).filter(bounds::allow).flatMap(outlook::at);
    if (staying.isPresent() && isWorthStaying(staying.get(), best.get(), outlook)) {
      var sentence =
          "stays with %s: %s would not save enough to switch"
              .formatted(staying.get().tier().name(), best.get().tier().name());
      return Wish.of(staying.get().tier().rank(), bounds.reasons(), "session", sentence);
    }
    var sentence =
        "%s has the least expected cost, %s"
            .formatted(best.get().tier().name(), best.get().expected());
    return Wish.of(best.get().tier().rank(), bounds.reasons(), "expected-cost", sentence);
  }

  private boolean isWorthStaying(TierCost staying, TierCost best, Outlook outlook) {
    return !staying.tier().equals(best.tier())
        && outlook.isAvailable(staying, settings.maxCost())
        && staying.expected().times(1 - settings.switchMargin()).compareTo(best.expected()) <= 0;
  }

  private static Optional<Tier> tierOf(LastChoice last) {
    return switch (last) {
      case LastChoice.Unknown _ -> Optional.empty();
      case LastChoice.OfTier(var tier) -> Optional.of(tier);
      case LastChoice.OfModel(var tier, _, _) -> Optional.of(tier);
    };
  }

  /// Goes to the wished rank if a model is available there, else to the next one above, else to the
  /// next one below, else to the widest window of all: routing never turns a call into an error.
  private RoutingDecision land(Outlook outlook, Wish wish) {
    var available =
        outlook.costs().stream()
            .filter(cost -> outlook.isAvailable(cost, settings.maxCost()))
            .toList();
    var landed =
        available.stream()
            .filter(cost -> cost.tier().rank() >= wish.rank())
            .findFirst()
            .or(() -> available.reversed().stream().findFirst())
            .orElseGet(() -> widest(outlook));
    if (landed.tier().rank() == wish.rank() && available.contains(landed)) {
      return decision(outlook, landed, wish.reasons());
    }
    var wished = ladder.tier(wish.rank());
    var sentence =
        "%s %s: %s instead"
            .formatted(
                wished.name(), outlook.obstacle(wished, settings.maxCost()), landed.tier().name());
    return decision(
        outlook, landed, Wish.of(wish.rank(), wish.reasons(), "unavailable", sentence).reasons());
  }

  private static TierCost widest(Outlook outlook) {
    return outlook.costs().stream()
        .max(Comparator.comparing((TierCost cost) -> cost.offer().contextWindow()))
        .orElseThrow();
  }

  private RoutingDecision decision(Outlook outlook, TierCost chosen, List<Reason> reasons) {
    return new RoutingDecision(
        classifierTier(outlook),
        chosen,
        outlook.costs(),
        reasons,
        Probability.ONE,
        outlook.confidence(chosen.tier()));
  }

  private Tier classifierTier(Outlook outlook) {
    return outlook.classified()
        ? outlook.best(Bounds.upTo(ladder.top())).orElseThrow().tier()
        : settings.fallback();
  }
}
