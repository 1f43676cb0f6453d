package dev.pointsman.journal;

import dev.pointsman.classify.ClassifierAnswer;
import dev.pointsman.classify.ClassifierAnswer.Cause;
import dev.pointsman.feature.ClassifierText;
import dev.pointsman.feature.RequestFeatures;
import dev.pointsman.policy.CallTerms;
import dev.pointsman.policy.Policy;
import dev.pointsman.policy.RoutingDecision;

/// Decides recorded calls again, from nothing but their records: the measurements and the opinion
/// as they were kept, the terms of the call, and the settings in force then.
public final class DecisionReplay {
  private static final double TOLERANCE = 1e-6;

  private final Policy policy;
  private final String configuration;

  /// @param configuration stands for the settings behind the policy, as in [DecisionFacts]
  public DecisionReplay(Policy policy, String configuration) {
    this.policy = policy;
    this.configuration = configuration;
  }

  public Replayed replay(DecisionRecord record) {
    return switch (record.routing()) {
      case Routing.PassedThrough _ ->
          new Replayed.Impossible("the client named a model that no policy touches");
      case Routing.Undecided _ -> new Replayed.Impossible("it was refused before it was decided");
      case Routing.Decided(var facts) -> replay(record, facts);
    };
  }

  private Replayed replay(DecisionRecord record, DecisionFacts facts) {
    if (!facts.configuration().equals(configuration)) {
      return new Replayed.Impossible(
          "it was made under the settings %s, these are %s"
              .formatted(facts.configuration(), configuration));
    }
    if (!record.text().level().keepsFeatures()) {
      return new Replayed.Impossible("its measurements were not kept (journal.capture: none)");
    }
    return switch (facts.terms()) {
      case Terms.Unkept() ->
          new Replayed.Impossible("the record is of a version that did not keep its terms");
      case Terms.Kept(var terms) -> compared(facts, again(record, terms));
    };
  }

  private RoutingDecision again(DecisionRecord record, CallTerms terms) {
    var seen = record.observation();
    var text = new ClassifierText(record.text().prompt(), record.text().digest());
    var features = new RequestFeatures(text, seen.features(), seen.role());
    return policy.decide(features, answer(seen.opinion()), terms);
  }

  private static ClassifierAnswer answer(Opinion opinion) {
    return switch (opinion) {
      case Opinion.Given(var said) -> new ClassifierAnswer.Classified(said);
      case Opinion.Missing(var cause, var reason) ->
          new ClassifierAnswer.Unavailable(cause, reason);
      case Opinion.NotAsked() -> new ClassifierAnswer.Unavailable(Cause.NOT_ASKED, "");
    };
  }

  private static Replayed compared(DecisionFacts facts, RoutingDecision again) {
    var drift = facts.draw().propensity().value() - again.propensity().value();
    return again.target().equals(facts.target()) && Math.abs(drift) <= TOLERANCE
        ? new Replayed.Same()
        : new Replayed.Different(again);
  }
}
