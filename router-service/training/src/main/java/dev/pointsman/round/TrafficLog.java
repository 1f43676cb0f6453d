package dev.pointsman.round;

import dev.pointsman.dataset.Split;
import dev.pointsman.dataset.TierLabel;
import dev.pointsman.dataset.TrainingRow.Origin;
import dev.pointsman.feature.ClassifierText;
import dev.pointsman.feature.RequestFeatures;
import dev.pointsman.insight.DecisionResult;
import dev.pointsman.insight.LoggedDecision;
import dev.pointsman.insight.LoggedTask;
import dev.pointsman.journal.DecisionFacts;
import dev.pointsman.journal.DecisionRecord;
import dev.pointsman.journal.Opinion;
import dev.pointsman.journal.Routing;
import dev.pointsman.journal.SessionHistory;
import dev.pointsman.policy.Reason;
import dev.pointsman.round.SessionLabels.Labelled;
import dev.pointsman.unit.DecisionId;
import dev.pointsman.unit.Probability;
import dev.pointsman.unit.TokenCount;
import dev.pointsman.upstream.Attempt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Collects the logged decisions of held-out sessions as off-policy evaluation reads them: those of
/// the test split, whose rows no model is ever trained on, so that nobody is judged by outcomes
/// learnt by heart. Used by one thread.
final class TrafficLog {
  /// Where one of these speaks, no classifier had a choice.
  private static final Set<String> HELD =
      Set.of(
          "forced",
          "pass-through",
          "housekeeping",
          "tool-loop",
          "repeated-call",
          "classifier-unavailable");

  /// Calls whose cheapest tier is about as likely to suffice are expected to go alike.
  private static final int KINDS = 4;

  private final Period period;
  private final List<LoggedTask> tasks = new ArrayList<>();
  private final Map<DecisionId, RequestFeatures> free = new HashMap<>();
  private int withoutText;

  TrafficLog(Period period) {
    this.period = period;
  }

  void add(SessionHistory session, List<Labelled> labels) {
    var decisions =
        labels.stream()
            .filter(one -> isHeldOut(one.decision()))
            .flatMap(one -> logged(one).stream())
            .toList();
    if (!decisions.isEmpty()) {
      tasks.add(new LoggedTask(session.tenant() + "/" + session.session(), decisions));
    }
  }

  private boolean isHeldOut(DecisionRecord decision) {
    return period.holds(decision.identity().at())
        && Split.of(Origin.of(decision).group()) == Split.TEST;
  }

  LoggedTraffic traffic() {
    return new LoggedTraffic(tasks, free, withoutText);
  }

  /// Empty where it is not known whether the tier sufficed.
  private Optional<LoggedDecision> logged(Labelled labelled) {
    if (!(labelled.decision().routing() instanceof Routing.Decided(var facts))
        || !(labelled.label() instanceof TierLabel.Interval label)) {
      return Optional.empty();
    }
    var tier = facts.target().tier().rank();
    var isKnown = label.highest() <= tier || label.lowest() > tier;
    var propensity = facts.draw().propensity();
    if (!isKnown || propensity.equals(Probability.ZERO)) {
      return Optional.empty();
    }
    var decision = labelled.decision();
    note(decision, facts);
    var result = result(decision, label.highest() <= tier);
    return Optional.of(
        new LoggedDecision(decision.id(), context(decision), tier, propensity, result));
  }

  private void note(DecisionRecord decision, DecisionFacts facts) {
    if (facts.draw().forced()
        || facts.reasons().stream().map(Reason::name).anyMatch(HELD::contains)) {
      return;
    }
    var text = new ClassifierText(decision.text().prompt(), decision.text().digest());
    if (text.prompt().isEmpty() && text.digest().isEmpty()) {
      withoutText++;
      return;
    }
    var seen = decision.observation();
    free.put(decision.id(), new RequestFeatures(text, seen.features(), seen.role()));
  }

  private static DecisionResult result(DecisionRecord decision, boolean shipped) {
    var tokens =
        decision.serving().attempts().stream()
            .map(TrafficLog::tokens)
            .reduce(TokenCount.ZERO, TokenCount::plus);
    return new DecisionResult(
        shipped, decision.serving().cost(), tokens, shipped ? tokens : TokenCount.ZERO);
  }

  private static TokenCount tokens(Attempt attempt) {
    var usage = attempt.usage();
    return usage.input().plus(usage.cacheRead()).plus(usage.cacheWrite()).plus(usage.output());
  }

  private static String context(DecisionRecord decision) {
    return switch (decision.observation().opinion()) {
      case Opinion.Given(var said) ->
          said.taskType().activity().label()
              + " "
              + (int) (said.tiers().sufficiency(0).value() * KINDS);
      case Opinion.Missing _, Opinion.NotAsked _ -> "unknown";
    };
  }
}
