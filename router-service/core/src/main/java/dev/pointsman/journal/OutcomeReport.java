package dev.pointsman.journal;

import dev.pointsman.outcome.Fact;
import dev.pointsman.outcome.Outcome;
import dev.pointsman.outcome.Subject;
import dev.pointsman.unit.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Outcomes that a tenant reports together.
///
/// @param received by our clock
record OutcomeReport(TenantId tenant, Instant received, List<Outcome> outcomes) {
  OutcomeReport {
    outcomes = List.copyOf(outcomes);
  }

  /// The same without secrets.
  OutcomeReport masked() {
    return new OutcomeReport(
        tenant, received, outcomes.stream().map(OutcomeReport::masked).toList());
  }

  private static Outcome masked(Outcome outcome) {
    return new Outcome(
        SecretMask.identifier(outcome.id()),
        masked(outcome.subject()),
        outcome.at(),
        masked(outcome.fact()));
  }

  private static Subject masked(Subject subject) {
    return switch (subject) {
      case Subject.OfDecision decision -> decision;
      case Subject.OfSession(var session) -> new Subject.OfSession(SecretMask.identifier(session));
      case Subject.OfRequest(var name) -> new Subject.OfRequest(SecretMask.identifier(name));
    };
  }

  private static Fact masked(Fact fact) {
    return switch (fact) {
      case Fact.Commit(var hash) -> new Fact.Commit(SecretMask.identifier(hash));
      case Fact.Label(var tier) -> new Fact.Label(SecretMask.identifier(tier));
      case Fact.Metrics(var values) -> new Fact.Metrics(masked(values));
      case Fact.Shipped _,
          Fact.Failed _,
          Fact.Rating _,
          Fact.Tests _,
          Fact.Retried _,
          Fact.Reverted _,
          Fact.Ci _,
          Fact.PullRequest _ ->
          fact;
    };
  }

  private static Map<String, Double> masked(Map<String, Double> values) {
    var masked = new TreeMap<String, Double>();
    values.forEach((name, value) -> masked.put(SecretMask.identifier(name), value));
    return masked;
  }
}
