package dev.pointsman.http;

import dev.pointsman.feature.ClassifierText;
import dev.pointsman.feature.FeatureValues;
import dev.pointsman.feature.RequestFeatures;
import dev.pointsman.journal.CallOrigin;
import dev.pointsman.journal.DecisionEntry;
import dev.pointsman.journal.Journal;
import dev.pointsman.session.CallFacts;
import dev.pointsman.session.CallKind;
import dev.pointsman.session.Sessions;
import dev.pointsman.unit.DecisionId;
import dev.pointsman.upstream.Attempt;
import dev.pointsman.upstream.Served;
import dev.pointsman.wire.ClientHintsReader;
import java.time.InstantSource;

/// Keeps what happens to routed calls: a record in the journal, and the session's state.
public final class Books {
  private static final RequestFeatures NOTHING =
      new RequestFeatures(new ClassifierText("", ""), FeatureValues.NONE, "");

  private final Journal journal;
  private final Sessions sessions;
  private final InstantSource clock;

  public Books(Journal journal, Sessions sessions, InstantSource clock) {
    this.journal = journal;
    this.sessions = sessions;
    this.clock = clock;
  }

  /// Begins the record of a decided call.
  BookedCall open(DecisionId id, InboundCall call, Decided decided) {
    var receipt =
        journal.decided(
            new DecisionEntry(
                id,
                clock.instant(),
                origin(call, decided),
                decided.features(),
                decided.answer(),
                decided.decision(),
                journal.keepsBodies() ? call.body().text() : ""));
    return new BookedCall(
        id, call.endpoint().dialect(), receipt, attempt -> settle(decided, attempt));
  }

  /// Begins the record of a call that cannot be read.
  BookedCall open(DecisionId id, InboundCall call, Decider decider) {
    var receipt =
        journal.decided(
            new DecisionEntry(
                id,
                clock.instant(),
                origin(call, "", CallKind.MAIN, "", false),
                NOTHING,
                Decider.notAsked(),
                decider.blank(NOTHING),
                ""));
    return new BookedCall(id, call.endpoint().dialect(), receipt, _ -> {});
  }

  private static CallOrigin origin(InboundCall call, Decided decided) {
    var key = decided.place().session();
    var session =
        key.agent().isEmpty() ? key.conversation() : key.conversation() + "/" + key.agent();
    var request = decided.request();
    return origin(
        call, session, decided.place().kind(), request.model(), request.limits().stream());
  }

  private static CallOrigin origin(
      InboundCall call, String session, CallKind kind, String model, boolean stream) {
    var hints = ClientHintsReader.read(call.firstHeaders());
    return new CallOrigin(
        call.tenant(),
        session,
        call.endpoint(),
        kind,
        model,
        stream,
        call.body().length(),
        call.headers().first("user-agent").orElse(""),
        hints.identity().promptId());
  }

  /// Tells the session how its call went: before the client has the answer's end, for its next call
  /// may come at once.
  private void settle(Decided decided, Attempt last) {
    if (decided.isHousekeeping()) {
      return;
    }
    var usage = last.usage();
    sessions.served(
        decided.place().session(),
        new CallFacts(
            last.target(),
            last.result() == Attempt.Result.ANSWERED,
            usage.input(),
            usage.cacheRead(),
            usage.cacheWrite(),
            decided.request().limits().promptCaching()));
  }

  /// Ends a record.
  void close(DecisionId id, Served served) {
    journal.served(id, served);
  }
}
