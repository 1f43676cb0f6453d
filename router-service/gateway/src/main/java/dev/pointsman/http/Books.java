package dev.pointsman.http;

import dev.pointsman.feature.ClassifierText;
import dev.pointsman.journal.CallIdentity;
import dev.pointsman.journal.CallText;
import dev.pointsman.journal.ClientNames;
import dev.pointsman.journal.ClientProgram;
import dev.pointsman.journal.DecisionEntry;
import dev.pointsman.journal.DecisionFacts;
import dev.pointsman.journal.IncomingCall;
import dev.pointsman.journal.Journal;
import dev.pointsman.journal.Observation;
import dev.pointsman.journal.Opinion;
import dev.pointsman.journal.RequestedModel;
import dev.pointsman.journal.Routing;
import dev.pointsman.policy.ForcedChoice;
import dev.pointsman.session.CallFacts;
import dev.pointsman.session.CallKind;
import dev.pointsman.session.Sessions;
import dev.pointsman.unit.DecisionId;
import dev.pointsman.upstream.Attempt;
import dev.pointsman.upstream.Served;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;

/// Keeps what happens to routed calls: a record in the journal, and the session's state.
public final class Books {
  private final Journal journal;
  private final Sessions sessions;
  private final InstantSource clock;
  private final String configuration;

  /// @param configuration stands for the settings in force
  public Books(Journal journal, Sessions sessions, InstantSource clock, String configuration) {
    this.journal = journal;
    this.sessions = sessions;
    this.clock = clock;
    this.configuration = configuration;
  }

  /// Begins the record of a decided call.
  BookedCall open(DecisionId id, InboundCall call, Decided decided) {
    var session = decided.place().session();
    var observation =
        Observation.of(
            decided.features(),
            decided.place().position().promptHash(),
            Opinion.of(decided.answer()));
    var entry =
        new DecisionEntry(
            identity(id, call, session.conversation(), session.agent()),
            incoming(call, decided),
            observation,
            routing(decided),
            new CallText(decided.features().text(), call.body()));
    return new BookedCall(
        id, call.endpoint().dialect(), journal.decided(entry), attempt -> settle(decided, attempt));
  }

  /// Begins the record of a call that cannot be read.
  ///
  /// @param why without any text of the call
  BookedCall open(DecisionId id, InboundCall call, String why) {
    var entry =
        new DecisionEntry(
            identity(id, call, "", ""),
            incoming(call, CallKind.MAIN, new RequestedModel("", true), false),
            Observation.NONE,
            new Routing.Undecided(why),
            new CallText(new ClassifierText("", ""), call.body()));
    return new BookedCall(id, call.endpoint().dialect(), journal.decided(entry), _ -> {});
  }

  private Routing routing(Decided decided) {
    var control = decided.place().control();
    return control.forced() instanceof ForcedChoice.PassThrough(var provider, var model)
        ? new Routing.PassedThrough(provider, model)
        : new Routing.Decided(
            DecisionFacts.of(decided.decision(), decided.place().terms(), configuration));
  }

  private CallIdentity identity(DecisionId id, InboundCall call, String session, String agent) {
    var names = call.hints().identity();
    var requestIds =
        Stream.of("x-request-id", "x-client-request-id", "idempotency-key")
            .map(call.headers()::first)
            .flatMap(Optional::stream)
            .toList();
    var client = new ClientNames(names.promptId(), names.parentId(), requestIds);
    return new CallIdentity(id, clock.instant(), call.tenant(), session, agent, client);
  }

  private static IncomingCall incoming(InboundCall call, Decided decided) {
    var isReal =
        switch (decided.place().control().forced()) {
          case ForcedChoice.OfModel _, ForcedChoice.PassThrough _ -> true;
          case ForcedChoice.None _, ForcedChoice.OfTier _ -> false;
        };
    var request = decided.request();
    var requested = new RequestedModel(request.model(), !isReal);
    return incoming(call, decided.place().kind(), requested, request.limits().stream());
  }

  private static IncomingCall incoming(
      InboundCall call, CallKind kind, RequestedModel requested, boolean streamed) {
    return new IncomingCall(
        call.endpoint(),
        call.endpoint().dialect(),
        kind.label(),
        requested,
        streamed,
        call.body().length(),
        ClientProgram.of(call.headers().first("user-agent").orElse("")));
  }

  /// Tells the session how its call went: before the client has the answer's end, for its next call
  /// may come at once.
  private void settle(Decided decided, Attempt decisive) {
    if (decided.isHousekeeping()) {
      return;
    }
    var usage = decisive.usage();
    sessions.served(
        decided.place().session(),
        new CallFacts(
            decisive.target(),
            decisive.isWhole(),
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
