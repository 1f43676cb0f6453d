package dev.pointsman.label;

import dev.pointsman.catalog.Ladder;
import dev.pointsman.journal.DecisionRecord;
import dev.pointsman.journal.SessionHistory;
import dev.pointsman.session.CallKind;
import dev.pointsman.unit.DecisionId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The user's work of a session: each agent's calls in order, told apart into turns. What a client
/// does for its own housekeeping is left out.
final class Session {
  private static final Set<String> HOUSEKEEPING =
      Arrays.stream(CallKind.values())
          .filter(CallKind::isHousekeeping)
          .map(CallKind::label)
          .collect(Collectors.toUnmodifiableSet());

  private final Map<String, List<Step>> conversations = new LinkedHashMap<>();
  private final List<Step> steps = new ArrayList<>();
  private int era;

  private Session() {}

  static Session of(SessionHistory history, Ladder ladder) {
    var session = new Session();
    for (var decision : history.decisions()) {
      if (!HOUSEKEEPING.contains(decision.call().kind())) {
        session.add(decision, Answers.servedRank(decision, ladder));
      }
    }
    return session;
  }

  /// All steps, oldest first.
  List<Step> steps() {
    return steps;
  }

  /// Each agent's steps, oldest first.
  Collection<List<Step>> conversations() {
    return conversations.values();
  }

  /// The steps of this step's agent.
  List<Step> conversationOf(Step step) {
    return conversations.getOrDefault(step.agent(), List.of());
  }

  Optional<Step> step(DecisionId id) {
    return steps.stream().filter(step -> step.decision().id().equals(id)).findFirst();
  }

  /// The latest call that the client gave this name.
  Optional<Step> stepOf(String clientRequestId) {
    return steps.reversed().stream()
        .filter(
            step -> step.decision().identity().clientNames().requestIds().contains(clientRequestId))
        .findFirst();
  }

  private void add(DecisionRecord decision, int rank) {
    var agent = decision.identity().agent();
    var earlier = conversations.computeIfAbsent(agent, _ -> new ArrayList<>());
    var turn = earlier.isEmpty() ? 0 : turnAfter(earlier.getLast(), decision);
    era = agent.isEmpty() ? turn : era;
    var step = new Step(decision, steps.size(), earlier.size(), rank, turn, era);
    earlier.add(step);
    steps.add(step);
  }

  private static int turnAfter(Step last, DecisionRecord decision) {
    var opens =
        differs(last.promptHash(), decision.observation().promptHash())
            || differs(promptId(last.decision()), promptId(decision))
            || startsAnew(last, decision);
    return opens ? last.turn() + 1 : last.turn();
  }

  /// The count of calls since the prompt fell back, or the prompt's first call came again.
  private static boolean startsAnew(Step last, DecisionRecord decision) {
    var before = last.measured(Signs.STEP);
    var now = decision.observation().features().value(Signs.STEP);
    if (before.isEmpty() || now.isEmpty()) {
      return false;
    }
    return now.getAsDouble() < before.getAsDouble()
        || (now.getAsDouble() == 0 && before.getAsDouble() == 0);
  }

  private static boolean differs(String before, String now) {
    return !before.isEmpty() && !now.isEmpty() && !before.equals(now);
  }

  private static String promptId(DecisionRecord decision) {
    return decision.identity().clientNames().promptId();
  }
}
