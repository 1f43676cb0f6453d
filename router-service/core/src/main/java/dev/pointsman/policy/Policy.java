package dev.pointsman.policy;

import dev.pointsman.catalog.Catalog;
import dev.pointsman.catalog.Ladder;
import dev.pointsman.catalog.Tier;
import dev.pointsman.classify.ClassifierAnswer;
import dev.pointsman.feature.ClassifierText;
import dev.pointsman.feature.FeatureSchema;
import dev.pointsman.feature.RequestFeatures;
import dev.pointsman.unit.DecisionId;
import dev.pointsman.unit.ModelId;
import dev.pointsman.unit.Probability;
import java.util.Comparator;
import java.util.List;

/// Chooses the tier and model where shipping a call is expected to cost least, within what the
/// client forces, the session holds, the rules bind and the models can carry. Pure and shared by
/// threads.
public final class Policy {
  private final Catalog catalog;
  private final Ladder ladder;
  private final PolicySettings settings;
  private final Forecaster forecaster;
  private final FreeChoice free;

  public Policy(Catalog catalog, PolicySettings settings) {
    this.catalog = catalog;
    this.ladder = catalog.ladder();
    this.settings = settings;
    this.forecaster = new Forecaster(catalog, settings);
    this.free = new FreeChoice(ladder, settings);
  }

  public Ladder ladder() {
    return ladder;
  }

  /// What reads the demands that this policy can meet.
  public ControlReader controls() {
    return new ControlReader(catalog);
  }

  /// What the rules on words find in a prompt, to be kept in place of it.
  public PromptWords wordsIn(ClassifierText text) {
    return settings.rules().wordsIn(text.prompt());
  }

  /// The chance that a decision may be left to.
  public Lot lot(DecisionId id) {
    return Lot.of(settings.exploration(), id);
  }

  public RoutingDecision decide(RequestFeatures features, ClassifierAnswer answer) {
    return decide(features, answer, CallTerms.free(ladder));
  }

  /// Decides one call under its terms. What is forced stands above all else.
  public RoutingDecision decide(
      RequestFeatures features, ClassifierAnswer answer, CallTerms stated) {
    var terms = stated.after(known(stated.last(), features), stated.window());
    var call = new Call(features, answer, terms, forecaster.outlook(features, answer, terms));
    return decision(call, chosen(call));
  }

  private Chosen chosen(Call call) {
    return switch (call.terms().control().forced()) {
      case ForcedChoice.None _ -> free.choose(call);
      case ForcedChoice.OfTier(var tier) -> atTier(tier, call);
      case ForcedChoice.OfModel(var model) -> atModel(model, call);
      case ForcedChoice.PassThrough forced -> passThrough(forced, call);
    };
  }

  /// The caller's word on the last choice, else the tier that the features name.
  private LastChoice known(LastChoice last, RequestFeatures features) {
    var measured = features.values().value(Feature.LAST_TIER);
    if (!(last instanceof LastChoice.Unknown) || measured.isEmpty()) {
      return last;
    }
    var share = Math.clamp(measured.getAsDouble() / FeatureSchema.HIGHEST_TIER_RANK, 0.0, 1.0);
    return new LastChoice.OfTier(ladder.tier((int) Math.round(share * (ladder.size() - 1))));
  }

  /// A forced tier is served whatever it costs; only where none of its models can take the call it
  /// falls upward.
  private Chosen atTier(Tier tier, Call call) {
    var outlook = call.outlook();
    var reason = new Reason("forced", "the client asks for tier " + tier.name());
    var wish = new Wish(tier.rank(), List.of(reason));
    return outlook
        .at(tier)
        .filter(cost -> outlook.isFit(cost.offer()))
        .map(cost -> new RoutePlan(cost, outlook.fallbacks(cost, _ -> true), List.of()))
        .map(plan -> new Chosen(plan, wish.reasons()))
        .orElseGet(() -> Landing.regardlessOfCost(ladder, outlook).land(wish));
  }

  /// Another provider of the same model may stand in for the first; another model may not.
  private static Chosen atModel(ModelId model, Call call) {
    var outlook = call.outlook();
    var offers =
        outlook.offers().stream()
            .filter(cost -> cost.offer().model().equals(model))
            .sorted(
                Comparator.comparing((TierCost cost) -> !outlook.isFit(cost.offer()))
                    .thenComparing(TierCost::call))
            .toList();
    if (offers.isEmpty()) {
      throw new IllegalArgumentException("expected a model of the catalog, got " + model.value());
    }
    var others = offers.stream().skip(1).filter(outlook::isUsable).map(TierCost::target).toList();
    return new Chosen(
        new RoutePlan(withRisk(offers.getFirst(), outlook), others, List.of()),
        List.of(new Reason("forced", "the client asks for model " + model.value())));
  }

  private static TierCost withRisk(TierCost model, Outlook outlook) {
    var tier = outlook.at(model.tier()).orElseThrow();
    var expected = tier.expected().minus(tier.call()).plus(model.call());
    return new TierCost(model.tier(), model.offer(), model.call(), expected);
  }

  private Chosen passThrough(ForcedChoice.PassThrough forced, Call call) {
    var target = new StandIn(catalog).of(forced.provider(), forced.model());
    var size = forecaster.size(call.features(), call.answer());
    var cost = Forecaster.priced(target.tier(), target.offer(), size, call.terms().last());
    var sentence =
        "the client asks for model %s, which the catalog does not list"
            .formatted(forced.model().value());
    return new Chosen(RoutePlan.only(cost), List.of(new Reason("pass-through", sentence)));
  }

  private RoutingDecision decision(Call call, Chosen chosen) {
    var outlook = call.outlook();
    return new RoutingDecision(
        classifierTier(outlook),
        chosen.plan(),
        outlook.costs(),
        chosen.reasons(),
        chances(chosen),
        outlook.confidence(chosen.plan().chosen().tier()));
  }

  private List<Probability> chances(Chosen chosen) {
    return ladder.tiers().stream()
        .map(tier -> chosen.chances().getOrDefault(tier, Probability.ZERO))
        .toList();
  }

  private Tier classifierTier(Outlook outlook) {
    return outlook.classified()
        ? outlook.best(Bounds.upTo(ladder.top())).orElseThrow().tier()
        : settings.fallback();
  }
}
