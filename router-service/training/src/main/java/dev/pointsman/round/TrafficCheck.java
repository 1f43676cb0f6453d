package dev.pointsman.round;

import dev.pointsman.classify.Classifier;
import dev.pointsman.insight.Comparison;
import dev.pointsman.insight.Figure;
import dev.pointsman.insight.Finding;
import dev.pointsman.insight.OffPolicySettings;
import dev.pointsman.insight.PolicyComparison;
import dev.pointsman.insight.TargetPolicy;
import dev.pointsman.journal.Terms;
import dev.pointsman.policy.CallTerms;
import dev.pointsman.policy.LastChoice;
import dev.pointsman.policy.Policy;
import dev.pointsman.policy.PromptWords;
import dev.pointsman.round.LoggedTraffic.Tried;
import dev.pointsman.session.SwitchWindow;
import dev.pointsman.unit.DecisionId;
import dev.pointsman.unit.Probability;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Asks logged traffic what it would have been worth to have served the candidate instead of the
/// incumbent, doubly robust, session by session.
final class TrafficCheck {
  private static final double MOST_WITHOUT_TEXT = 0.5;
  private static final String CERTAIN =
      "epsilon is 0 in these logs: every choice was certain, so that they cannot tell how another"
          + " would have gone. Let Pointsman explore, try the candidate (retrain --canary N), or pass --allow-unidentified";

  private final GateSettings settings;
  private final Policy policy;

  TrafficCheck(GateSettings settings, Policy policy) {
    this.settings = settings;
    this.policy = policy;
  }

  List<Check> checks(LoggedTraffic traffic, Peers candidate, Peers incumbent) {
    var free = traffic.free().size();
    if (traffic.tasks().isEmpty()) {
      return unknown("no decisions with a known outcome", "");
    }
    if (traffic.withoutText() > MOST_WITHOUT_TEXT * (free + traffic.withoutText())) {
      return unknown(
          "%d of %d choices were kept without text"
              .formatted(traffic.withoutText(), free + traffic.withoutText()),
          "at capture level features nobody can tell what another model would have chosen");
    }
    var ours = target(candidate::unawareOf, traffic);
    var theirs = target(incumbent::unawareOf, traffic);
    var comparison = compared(traffic, ours, theirs);
    var checks = new ArrayList<Check>();
    demands().forEach(demand -> checks.add(check(demand, comparison, traffic)));
    if (traffic.tenants().size() > 1) {
      checks.add(
          new TenantCheck(settings).check(traffic, others -> compared(others, ours, theirs)));
    }
    return checks;
  }

  private static Comparison compared(
      LoggedTraffic traffic, TargetPolicy candidate, TargetPolicy incumbent) {
    return new PolicyComparison(OffPolicySettings.DEFAULT)
        .compare(traffic.tasks(), candidate, incumbent);
  }

  /// The first check alone says why.
  private List<Check> unknown(String found, String note) {
    var checks =
        demands().stream()
            .map(demand -> Check.unknown(demand.name(), found, demand.text()))
            .toList();
    return List.of(checks.getFirst().with(note), checks.getLast());
  }

  /// What was not free goes where it went, whichever model is asked.
  private TargetPolicy target(IntFunction<Classifier> byFold, LoggedTraffic traffic) {
    var tiers = policy.ladder().size();
    var chosen =
        traffic.free().entrySet().parallelStream()
            .collect(
                Collectors.toConcurrentMap(
                    Map.Entry::getKey,
                    call ->
                        chances(
                            byFold.apply(call.getValue().fold()), call.getKey(), call.getValue())));
    var certain = IntStream.range(0, tiers).mapToObj(tier -> certain(tier, tiers)).toList();
    return decision -> chosen.getOrDefault(decision.id(), certain.get(decision.tier()));
  }

  /// Of every tier, as it would be drawn: a service that explores goes on exploring.
  private List<Probability> chances(Classifier classifier, DecisionId id, Tried call) {
    var features = call.features();
    var terms = terms(call.occasion().terms()).drawing(policy.lot(id));
    return policy.decide(features, classifier.classify(features), terms).chances();
  }

  /// What the client demanded, and which models could not take the call, holds for every model.
  /// Where the session stood does not: that was the doing of the model that decided it.
  private CallTerms terms(Terms recorded) {
    return switch (recorded) {
      case Terms.Unkept() -> CallTerms.free(policy.ladder());
      case Terms.Kept(var terms) ->
          terms
              .after(LastChoice.unknown(), SwitchWindow.FIRST_CALL)
              .saying(new PromptWords.Unread());
    };
  }

  private static List<Probability> certain(int chosen, int tiers) {
    return IntStream.range(0, tiers)
        .mapToObj(tier -> tier == chosen ? Probability.ONE : Probability.ZERO)
        .toList();
  }

  /// A demand on one figure of the traffic.
  ///
  /// @param excess how far a difference lies beyond the margin, below 0 where within
  private record Demand(String name, Figure figure, String text, DoubleUnaryOperator excess) {
    double worst(double low, double high) {
      return Math.max(excess.applyAsDouble(low), excess.applyAsDouble(high));
    }

    double best(double low, double high) {
      return Math.min(excess.applyAsDouble(low), excess.applyAsDouble(high));
    }
  }

  private List<Demand> demands() {
    return List.of(
        new Demand(
            "logged traffic, shipped rate",
            Figure.SHIPPED_RATE,
            "low end from %s".formatted(percent(-settings.shippedMargin()).strip()),
            settings::excessOfShipped),
        new Demand(
            "logged traffic, cost per shipped",
            Figure.USD_PER_SHIPPED,
            "high end to %s".formatted(percent(settings.costMargin()).strip()),
            settings::excessOfCost));
  }

  /// What speaks against a candidate is the estimate, or where there is none the better end.
  private Check check(Demand demand, Comparison comparison, LoggedTraffic traffic) {
    return switch (comparison.difference(demand.figure())) {
      case Finding.Estimated(var value, var low, var high, _) ->
          judged(
              demand,
              points(value, low, high, comparison),
              demand.excess().applyAsDouble(value),
              demand.worst(low, high));
      case Finding.Bounded(var low, var high, _) ->
          judged(
              demand,
              bounds(low, high, comparison),
              demand.best(low, high),
              demand.worst(low, high));
      case Finding.NotIdentifiable(var why) -> alike(demand, comparison, reason(why, traffic));
    };
  }

  private static String reason(String why, LoggedTraffic traffic) {
    return traffic.isExplored() ? why : CERTAIN;
  }

  /// An interval that reaches beyond the margin, while nothing that lies beyond it speaks against
  /// the candidate, tells too little.
  ///
  /// @param against how far beyond the margin what speaks against the candidate lies
  /// @param end how far the worse end of the interval does
  private static Check judged(Demand demand, String found, double against, double end) {
    if (end <= 0) {
      return Check.held(demand.name(), found, demand.text());
    }
    var missing = percent(end).strip();
    return against > 0
        ? Check.missed(demand.name(), found, demand.text(), missing)
        : Check.unknown(demand.name(), found, demand.text())
            .with(
                "the interval reaches %s beyond the margin: more traffic may tell, soonest with a canary (retrain --canary N)"
                    .formatted(missing));
  }

  /// Where the two hardly ever differ nothing much can be lost, whatever the log lacks.
  private Check alike(Demand demand, Comparison comparison, String why) {
    var found = "they differ on %d of %d".formatted(comparison.differing(), comparison.decisions());
    return comparison.differingShare() <= settings.shippedMargin()
        ? Check.held(demand.name(), found, demand.text())
        : Check.unknown(demand.name(), found, demand.text()).with(why);
  }

  private static String bounds(double low, double high, Comparison comparison) {
    return "within [%s, %s], %d of %d differ"
        .formatted(percent(low), percent(high), comparison.differing(), comparison.decisions());
  }

  private static String points(double value, double low, double high, Comparison comparison) {
    return "%s [%s, %s], %d of %d differ"
        .formatted(
            percent(value),
            percent(low),
            percent(high),
            comparison.differing(),
            comparison.decisions());
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%+.1f %%", 100 * share);
  }
}
