package dev.pointsman.evaluate;

import dev.pointsman.journal.DecisionRecord;
import dev.pointsman.journal.SessionHistory;
import dev.pointsman.outcome.Fact;
import dev.pointsman.outcome.Fate;
import dev.pointsman.outcome.Outcome;
import dev.pointsman.outcome.Subject;
import dev.pointsman.unit.DecisionId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What people, tools and CI reported: the last word on a decision counts; where there is none, the
/// last word on its session. Nothing is concluded from how the session went.
public final class ReportedWork implements ShippedWork {
  private record Verdict(Outcome outcome, boolean shipped) {}

  @Override
  public Map<DecisionId, Boolean> of(SessionHistory session) {
    var verdicts =
        session.outcomes().stream()
            .sorted(Comparator.comparing(Outcome::at).reversed())
            .flatMap(outcome ->
                verdict(outcome.fact()).map(shipped -> new Verdict(outcome, shipped)).stream())
            .toList();
    var known = new LinkedHashMap<DecisionId, Boolean>();
    for (var decision : session.decisions()) {
      last(verdicts, decision).ifPresent(shipped -> known.put(decision.id(), shipped));
    }
    return known;
  }

  private static Optional<Boolean> last(List<Verdict> verdicts, DecisionRecord decision) {
    return verdicts.stream()
        .filter(verdict -> names(verdict.outcome().subject(), decision))
        .findFirst()
        .or(() ->
            verdicts.stream()
                .filter(verdict -> verdict.outcome().subject() instanceof Subject.OfSession)
                .findFirst())
        .map(Verdict::shipped);
  }

  private static boolean names(Subject subject, DecisionRecord decision) {
    return switch (subject) {
      case Subject.OfDecision(var id) -> id.equals(decision.id());
      case Subject.OfRequest(var id) -> decision.identity().clientNames().requestIds().contains(id);
      case Subject.OfSession _ -> false;
    };
  }

  /// What a fact says of the work, if it says it for certain.
  private static Optional<Boolean> verdict(Fact fact) {
    var fate = Fate.of(fact);
    return fate == Fate.UNKNOWN ? Optional.empty() : Optional.of(!fate.isFailure());
  }
}
