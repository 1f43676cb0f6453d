package dev.pointsman.journal;

import static dev.pointsman.journal.ModelJson.object;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pointsman.outcome.Outcome;
import dev.pointsman.outcome.Subject;
import dev.pointsman.unit.DecisionId;
import dev.pointsman.unit.TenantId;
import java.time.Instant;

/// An outcome as the journal holds it: as it was reported, and the work that it was found to be
/// about.
///
/// @param session by its key
/// @param decision empty when the outcome is about the whole session
record StoredOutcome(
    TenantId tenant, Instant received, String session, String decision, Outcome reported) {
  private static final String OUTCOME = "outcome";

  static StoredOutcome of(Outcome outcome, OutcomeTable.Work work, OutcomeReport report) {
    return new StoredOutcome(
        report.tenant(), report.received(), work.session(), work.decision(), outcome);
  }

  /// The outcome about what the journal calls the work, whatever the reporter called it.
  Outcome outcome() {
    var subject =
        decision.isEmpty()
            ? new Subject.OfSession(session)
            : new Subject.OfDecision(new DecisionId(decision));
    return new Outcome(reported.id(), subject, reported.at(), reported.fact());
  }

  /// As a line of an export.
  String line() {
    var json =
        object()
            .put("tenant", tenant.value())
            .put("received", received.toString())
            .put("session", session)
            .put("decision", decision);
    return json.set(OUTCOME, OutcomeJson.write(reported)).toString();
  }

  /// Whether a line of an export holds an outcome, and no decision.
  static boolean isOne(JsonNode json) {
    return json.has(OUTCOME);
  }

  static StoredOutcome read(JsonNode json) {
    return new StoredOutcome(
        new TenantId(json.required("tenant").textValue()),
        Instant.parse(json.required("received").textValue()),
        json.required("session").textValue(),
        json.required("decision").textValue(),
        OutcomeJson.read(json.required(OUTCOME)));
  }
}
