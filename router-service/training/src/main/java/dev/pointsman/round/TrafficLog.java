package dev.pointsman.round;

import dev.pointsman.catalog.Ladder;
import dev.pointsman.dataset.Split;
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
import dev.pointsman.round.LoggedTraffic.Occasion;
import dev.pointsman.round.LoggedTraffic.Tried;
import dev.pointsman.round.SessionLabels.Labelled;
import dev.pointsman.unit.DecisionId;
import dev.pointsman.unit.Probability;
import dev.pointsman.unit.TenantId;
import dev.pointsman.unit.TokenCount;
import dev.pointsman.upstream.Attempt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Collects the logged decisions of sessions as off-policy evaluation reads them: those alone of
/// which somebody can speak who was not trained on them, so that nobody is judged by outcomes
/// learnt by heart. Used by one thread.
public final class TrafficLog {
  /// Where one of these speaks, no classifier had a choice.
  private static final Set<String> HELD =
      Set.of(
          "forced",
          "pass-through",
          "housekeeping",
          "tool-loop",
          "repeated-call",
          "classifier-unavailable");

  private final Ladder decided;
  private final Period period;
  private final Unseen unseen;
  private final LabelledSuccess work;
  private final TenantTrust trust;
  private final Map<TenantId, List<LoggedTask>> tasks = new HashMap<>();
  private final Map<DecisionId, Tried> free = new HashMap<>();
  private int withoutText;

  /// An empty log.
  ///
  /// @param decided the ladder of the policy that is to be judged: tiers are known by their names
  /// @param labelled that of the labels
  public TrafficLog(Ladder decided, Ladder labelled, Period period, Unseen unseen) {
    this.decided = decided;
    this.period = period;
    this.unseen = unseen;
    this.work = new LabelledSuccess(labelled);
    this.trust = new TenantTrust(work);
  }

  /// What a person did next belongs to the choice that led to it: a prompt that came again is no
  /// decision of its own, but part of what became of the first one.
  public void add(SessionHistory session, List<Labelled> labels) {
    trust.add(session.tenant(), labels);
    var begun =
        session.decisions().stream().map(one -> one.identity().at()).min(Instant::compareTo);
    var tries =
        labels.stream()
            .filter(one -> begun.filter(at -> judges(one.decision(), at)).isPresent())
            .collect(
                Collectors.groupingBy(Labelled::task, LinkedHashMap::new, Collectors.toList()));
    var decisions = tries.values().stream().flatMap(task -> logged(task).stream()).toList();
    if (!decisions.isEmpty()) {
      tasks
          .computeIfAbsent(session.tenant(), _ -> new ArrayList<>())
          .add(new LoggedTask(session.tenant() + "/" + session.session(), decisions));
    }
  }

  private boolean judges(DecisionRecord decision, Instant begun) {
    return period.holds(decision.identity().at())
        && unseen.holds(Origin.of(decision).group(), begun);
  }

  /// Without the tenants whose word is worth nothing.
  public LoggedTraffic traffic() {
    var factors = trust.factors();
    var believed = new HashMap<>(tasks);
    believed.keySet().removeIf(tenant -> factors.getOrDefault(tenant, 1.0).equals(0.0));
    return new LoggedTraffic(believed, free, withoutText);
  }

  /// Empty where it is not known whether the tier sufficed.
  private Optional<LoggedDecision> logged(List<Labelled> tries) {
    var first = tries.getFirst();
    var decision = first.decision();
    if (!(decision.routing() instanceof Routing.Decided(var facts))
        || facts.draw().propensity().equals(Probability.ZERO)) {
      return Optional.empty();
    }
    var tier = decided.named(facts.target().tier().name());
    var sufficed = work.byChoice(first);
    if (tier.isEmpty() || sufficed.isEmpty() || result(first).isEmpty()) {
      return Optional.empty();
    }
    note(decision, facts, sufficed.get());
    var results = tries.stream().flatMap(one -> result(one).stream()).toList();
    return Optional.of(
        new LoggedDecision(
            decision.id(),
            CallKinds.of(decision),
            tier.get().rank(),
            facts.draw().propensity(),
            results.stream().reduce(TrafficLog::followed).orElseThrow(),
            chances(facts)));
  }

  /// Not known of another ladder's tiers.
  private List<Probability> chances(DecisionFacts facts) {
    var chances = facts.draw().chances();
    return chances.size() == decided.size() ? chances : List.of();
  }

  private Optional<DecisionResult> result(Labelled one) {
    return work.byAnswer(one).map(shipped -> result(one.decision(), shipped));
  }

  private static DecisionResult followed(DecisionResult first, DecisionResult next) {
    var tokens = first.tokens().plus(next.tokens());
    return new DecisionResult(
        next.shipped(),
        first.cost().plus(next.cost()),
        tokens,
        first.shippedTokens().plus(next.shippedTokens()));
  }

  private void note(DecisionRecord decision, DecisionFacts facts, boolean sufficed) {
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
    free.put(
        decision.id(),
        new Tried(
            new RequestFeatures(text, seen.features(), seen.role()),
            work.rank(facts.target().tier()).orElseThrow(),
            sufficed,
            Split.fold(Origin.of(decision).group()),
            new Occasion(decision.identity().at(), model(seen.opinion()), facts.terms())));
  }

  /// No name where no model had an answer.
  private static String model(Opinion opinion) {
    return opinion instanceof Opinion.Given(var said) ? said.modelVersion() : "";
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
}
