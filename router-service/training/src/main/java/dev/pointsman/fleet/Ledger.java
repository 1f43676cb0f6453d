package dev.pointsman.fleet;

import dev.pointsman.classify.ClassifierAnswer;
import dev.pointsman.journal.CallIdentity;
import dev.pointsman.journal.CaptureLevel;
import dev.pointsman.journal.CapturedText;
import dev.pointsman.journal.ClientNames;
import dev.pointsman.journal.ClientProgram;
import dev.pointsman.journal.DecisionFacts;
import dev.pointsman.journal.DecisionRecord;
import dev.pointsman.journal.IncomingCall;
import dev.pointsman.journal.Observation;
import dev.pointsman.journal.Opinion;
import dev.pointsman.journal.Routing;
import dev.pointsman.journal.Serving;
import dev.pointsman.journal.SessionHistory;
import dev.pointsman.outcome.Fact;
import dev.pointsman.outcome.Outcome;
import dev.pointsman.outcome.Subject;
import dev.pointsman.policy.CallTerms;
import dev.pointsman.policy.RoutingDecision;
import dev.pointsman.unit.DecisionId;
import dev.pointsman.unit.TenantId;
import dev.pointsman.unit.TokenCount;
import dev.pointsman.upstream.Attempt;
import dev.pointsman.upstream.Served;
import dev.pointsman.upstream.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Writes one session down as a service's journal would: a record for every decision, and what was
/// reported of it.
final class Ledger {
  private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
  private static final Duration ANSWERED_IN = Duration.ofSeconds(5);
  private static final Duration REPORTED_AFTER = Duration.ofSeconds(30);
  private static final Duration A_CALL = Duration.ofMinutes(1);

  private final TenantId tenant;
  private final String session;
  private final Instant begun;
  private final List<DecisionRecord> decisions = new ArrayList<>();
  private final List<Outcome> outcomes = new ArrayList<>();

  /// @param number of the session in the fleet, which tells when it began
  Ledger(TenantId tenant, int number) {
    this.tenant = tenant;
    this.session = "session:" + number;
    this.begun = START.plus(A_CALL.multipliedBy(100L * number));
  }

  /// A decision and what it was made of.
  ///
  /// @param again whether it tries a task that failed
  record Entry(
      FleetTask task,
      boolean again,
      ClassifierAnswer answer,
      CallTerms terms,
      RoutingDecision decision) {}

  /// The next decision's name.
  DecisionId next() {
    return new DecisionId(tenant + "-" + session.replace(':', '-') + "-" + decisions.size());
  }

  /// Notes a decision, and what somebody says of it.
  void note(Entry entry, Fact said) {
    var id = next();
    var at = begun.plus(A_CALL.multipliedBy(decisions.size()));
    outcomes.add(
        new Outcome("o-" + id.value(), new Subject.OfDecision(id), at.plus(REPORTED_AFTER), said));
    decisions.add(record(entry, identity(id, at)));
  }

  /// Every try has a prompt of its own, as clients number them.
  private CallIdentity identity(DecisionId id, Instant at) {
    var names = new ClientNames("prompt-" + decisions.size(), "", List.of());
    return new CallIdentity(id, at, tenant, session, "", names);
  }

  private static DecisionRecord record(Entry entry, CallIdentity identity) {
    var features = entry.task().example().features();
    var hash = "%016x".formatted((long) features.text().hashCode());
    return new DecisionRecord(
        identity,
        IncomingCall.toMessages(true, features.text().prompt().length(), ClientProgram.UNKNOWN),
        Observation.of(features, hash, Opinion.of(entry.answer())),
        new Routing.Decided(DecisionFacts.of(entry.decision(), entry.terms(), "fleet")),
        new CapturedText(
            CaptureLevel.REDACTED, features.text().prompt(), features.text().digest(), ""),
        new Serving.Done(served(entry)));
  }

  private static Served served(Entry entry) {
    var rank = entry.decision().tier().rank();
    var zero = TokenCount.ZERO;
    var attempt =
        new Attempt(
            entry.decision().target(),
            Attempt.Result.ANSWERED,
            200,
            new Usage(entry.task().tokens(entry.again()), zero, zero, zero, true),
            entry.task().cost(rank, entry.again()),
            ANSWERED_IN,
            ANSWERED_IN,
            "",
            "");
    return new Served(
        Served.Ending.ANSWERED, 200, List.of(attempt), "end_turn", ANSWERED_IN, List.of());
  }

  String session() {
    return session;
  }

  SessionHistory history() {
    return new SessionHistory(tenant, session, decisions, outcomes);
  }
}
