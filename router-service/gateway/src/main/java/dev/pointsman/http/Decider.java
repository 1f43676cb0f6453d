package dev.pointsman.http;

import dev.pointsman.classify.ClassifierAnswer;
import dev.pointsman.classify.ClassifierAnswer.Cause;
import dev.pointsman.classify.ClassifierAnswer.Unavailable;
import dev.pointsman.json.PlacedJson;
import dev.pointsman.policy.CallTerms;
import dev.pointsman.policy.Control;
import dev.pointsman.policy.ControlReader;
import dev.pointsman.policy.LastChoice;
import dev.pointsman.policy.Policy;
import dev.pointsman.request.ChatRequest;
import dev.pointsman.request.Subject;
import dev.pointsman.session.CallKind;
import dev.pointsman.session.CallPosition;
import dev.pointsman.session.SessionKey;
import dev.pointsman.session.Sessions;
import dev.pointsman.unit.DecisionId;
import dev.pointsman.unit.TokenCount;
import dev.pointsman.upstream.Endpoint;
import dev.pointsman.upstream.Needs;
import dev.pointsman.upstream.Served;
import dev.pointsman.wire.ChatRequestReader;
import java.time.Instant;
import java.time.InstantSource;

/// Decides routed calls: reads what a call is for and where it stands in its session, asks the
/// classifier where that matters, and lets the policy choose. Shared by threads.
public final class Decider {
  private static final ClassifierAnswer NOT_ASKED =
      new Unavailable(Cause.NOT_ASKED, "the decision does not depend on it");

  private final ModelTrials models;
  private final Policy policy;
  private final ControlReader controls;
  private final Sessions sessions;
  private final Destinations destinations;
  private final InstantSource clock;

  public Decider(
      ModelTrials models,
      Policy policy,
      Sessions sessions,
      Destinations destinations,
      InstantSource clock) {
    this.models = models;
    this.policy = policy;
    this.controls = policy.controls();
    this.sessions = sessions;
    this.destinations = destinations;
    this.clock = clock;
  }

  /// Decides, and notes in the session where the call is about to go.
  ///
  /// @param id the decision's name, which its chance depends on
  /// @throws dev.pointsman.policy.BadControl when a header of the router's own cannot be meant
  /// @throws dev.pointsman.json.MalformedJson when a call for a virtual model holds no message
  Decided decide(DecisionId id, InboundCall call, ReadCall read) {
    var now = clock.instant();
    var subject = read.subject();
    var request = subject.request();
    var measured = read.measured();
    var place = place(call, subject, CallPosition.of(request, subject.hints(), measured));
    if (!place.control().namesModel()) {
      ChatRequestReader.requireMessage(PlacedJson.root(read.json()));
    }
    var features = place.state().enrich(measured, place.position(), policy.ladder(), now);
    var terms =
        terms(call, request, place, now)
            .saying(policy.wordsIn(features.text()))
            .drawing(policy.lot(id));
    var answer =
        terms.needsClassification() ? models.classify(place.session(), features) : NOT_ASKED;
    var decision = policy.decide(features, answer, terms);
    if (!place.kind().isHousekeeping()) {
      sessions.decided(place.session(), place.position(), decision.target());
    }
    return new Decided(read.json(), request, place.under(terms), features, answer, decision);
  }

  /// Shows a call whose record has begun to the models on trial.
  void show(DecisionId id, Decided decided) {
    models.decided(id, decided, policy);
  }

  /// Tells the models on trial how a call went.
  void served(Decided decided, Served served) {
    models.served(decided, served);
  }

  private Decided.Place place(InboundCall call, Subject.Call subject, CallPosition position) {
    var isCount = call.endpoint() == Endpoint.COUNT_TOKENS;
    var kind = isCount ? CallKind.TOKEN_COUNT : CallKind.of(subject.request(), subject.hints());
    var key = SessionKey.of(call.tenant(), subject.request(), subject.hints());
    var terms =
        CallTerms.free(policy.ladder()).as(kind).demanding(control(call, subject.request()));
    return new Decided.Place(key, position, sessions.of(key), terms);
  }

  private CallTerms terms(InboundCall call, ChatRequest request, Decided.Place place, Instant now) {
    var state = place.state();
    var caching = request.limits().promptCaching();
    var last = LastChoice.of(state, state.warmPrefixes(place.position(), caching, now));
    return place
        .terms()
        .after(last, state.window(place.position(), now))
        .without(destinations.unfit(call.endpoint(), needs(request)));
  }

  /// What the context holds the policy weighs itself, by the window that the catalog states.
  private static Needs needs(ChatRequest request) {
    return Needs.of(request, TokenCount.ZERO);
  }

  private Control control(InboundCall call, ChatRequest request) {
    var home = destinations.home(call.endpoint(), request.model());
    return controls.read(call.firstHeaders(), request.model(), home);
  }
}
