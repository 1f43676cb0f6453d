package dev.pointsman.label;

import dev.pointsman.catalog.Ladder;
import dev.pointsman.catalog.ModelOffer;
import dev.pointsman.catalog.Price;
import dev.pointsman.catalog.Target;
import dev.pointsman.catalog.Tier;
import dev.pointsman.feature.FeatureValues;
import dev.pointsman.journal.CallIdentity;
import dev.pointsman.journal.CaptureLevel;
import dev.pointsman.journal.CapturedText;
import dev.pointsman.journal.ClientNames;
import dev.pointsman.journal.ClientProgram;
import dev.pointsman.journal.DecisionFacts;
import dev.pointsman.journal.DecisionRecord;
import dev.pointsman.journal.Draw;
import dev.pointsman.journal.IncomingCall;
import dev.pointsman.journal.Observation;
import dev.pointsman.journal.Opinion;
import dev.pointsman.journal.RequestedModel;
import dev.pointsman.journal.Routing;
import dev.pointsman.journal.Serving;
import dev.pointsman.journal.SessionHistory;
import dev.pointsman.outcome.Fact;
import dev.pointsman.outcome.Outcome;
import dev.pointsman.outcome.Subject;
import dev.pointsman.policy.Reason;
import dev.pointsman.request.Dialect;
import dev.pointsman.unit.DecisionId;
import dev.pointsman.unit.ModelId;
import dev.pointsman.unit.Probability;
import dev.pointsman.unit.ProviderId;
import dev.pointsman.unit.TenantId;
import dev.pointsman.unit.TokenCount;
import dev.pointsman.unit.Usd;
import dev.pointsman.upstream.Attempt;
import dev.pointsman.upstream.Attempt.Result;
import dev.pointsman.upstream.Endpoint;
import dev.pointsman.upstream.Served;
import dev.pointsman.upstream.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Sessions to label, for tests: calls are described by what differs from a plain one.
final class Sessions {
  static final TenantId ANNA = new TenantId("anna");
  static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private Sessions() {}

  /// A call of the main agent that the fast tier answered.
  static CallSketch call() {
    return new CallSketch();
  }

  static SessionHistory session(CallSketch... calls) {
    return session(List.of(calls));
  }

  static SessionHistory session(List<CallSketch> calls) {
    var decisions =
        IntStream.range(0, calls.size()).mapToObj(i -> calls.get(i).record("d" + i, i)).toList();
    return new SessionHistory(ANNA, "s", decisions, List.of());
  }

  /// The session with a report on the whole of it, at its end.
  static SessionHistory reported(SessionHistory session, Fact fact) {
    return reported(session, new Subject.OfSession("s"), fact);
  }

  static SessionHistory reported(SessionHistory session, Subject subject, Fact fact) {
    var outcomes = new ArrayList<>(session.outcomes());
    var id = "o" + outcomes.size();
    outcomes.add(new Outcome(id, subject, NOON.plus(Duration.ofDays(1)), fact));
    return new SessionHistory(session.tenant(), session.session(), session.decisions(), outcomes);
  }

  static Subject decision(int number) {
    return new Subject.OfDecision(new DecisionId("d" + number));
  }

  /// What a function says of each step; empty where it is silent.
  static List<String> said(LabelingFunction function, SessionHistory session) {
    return Voting.DEFAULT.ballots(session).stream()
        .map(ballot ->
            ballot.votes().stream()
                .filter(vote -> vote.function() == function)
                .map(vote -> vote.verdict().label() + (vote.halvings() == 0 ? "" : " shared"))
                .findFirst()
                .orElse(""))
        .toList();
  }

  /// A call in the making.
  static final class CallSketch {
    private final Map<String, Double> features = new HashMap<>(Map.of("step", 0.0));
    private final List<Attempt> attempts = new ArrayList<>();
    private final List<Reason> reasons = new ArrayList<>();
    private String agent = "";
    private String kind = "main";
    private String hash = "h1";
    private String prompt = "";
    private String stop = "end_turn";
    private Served.Ending ending = Served.Ending.ANSWERED;
    private int tier;
    private double propensity = 1;
    private boolean forced;

    CallSketch with(String feature, double value) {
      features.put(feature, value);
      return this;
    }

    CallSketch step(int step) {
      return with("step", step);
    }

    CallSketch agent(String name) {
      agent = name;
      kind = "subagent";
      return this;
    }

    CallSketch kind(String word) {
      kind = word;
      return this;
    }

    CallSketch prompt(String hash) {
      this.hash = hash;
      return this;
    }

    CallSketch saying(String words) {
      prompt = words;
      return this;
    }

    CallSketch stop(String reason) {
      stop = reason;
      return this;
    }

    CallSketch ending(Served.Ending ending) {
      this.ending = ending;
      return this;
    }

    CallSketch at(int rank) {
      tier = rank;
      return this;
    }

    CallSketch forced() {
      forced = true;
      return this;
    }

    CallSketch drawn(double propensity) {
      this.propensity = propensity;
      return this;
    }

    CallSketch because(String reason) {
      reasons.add(new Reason(reason, ""));
      return this;
    }

    CallSketch tried(int rank, Result result) {
      attempts.add(attempt(target(rank), result));
      return this;
    }

    DecisionRecord record(String id, int number) {
      var at = NOON.plusSeconds(number);
      var names = new ClientNames("", "", List.of("req-" + number));
      return new DecisionRecord(
          new CallIdentity(new DecisionId(id), at, ANNA, "s", agent, names),
          incoming(),
          new Observation(new FeatureValues(features), 1, "", hash, new Opinion.NotAsked()),
          new Routing.Decided(facts()),
          text(),
          new Serving.Done(served()));
    }

    private CapturedText text() {
      var level = prompt.isEmpty() ? CaptureLevel.FEATURES : CaptureLevel.REDACTED;
      return new CapturedText(level, prompt, "", "");
    }

    private IncomingCall incoming() {
      return new IncomingCall(
          Endpoint.MESSAGES,
          Dialect.ANTHROPIC_MESSAGES,
          kind,
          new RequestedModel("claude-auto", true),
          true,
          1_000,
          ClientProgram.UNKNOWN);
    }

    private DecisionFacts facts() {
      var draw = new Draw(new Probability(propensity), Probability.ZERO, forced);
      var target = target(tier);
      return new DecisionFacts(target, target.tier(), List.of(), reasons, draw, "c");
    }

    private Served served() {
      var tries = attempts.isEmpty() ? List.of(attempt(target(tier), Result.ANSWERED)) : attempts;
      return new Served(ending, 200, tries, stop, Duration.ofSeconds(1), List.of());
    }
  }

  static Target target(int rank) {
    var offer =
        new ModelOffer(
            new ProviderId("p"),
            new ModelId("m" + rank),
            Price.perMillion(1, 5),
            new TokenCount(200_000),
            1);
    var known = rank < Ladder.DEFAULT.size();
    return new Target(known ? Ladder.DEFAULT.tier(rank) : new Tier("retired", rank), offer);
  }

  private static Attempt attempt(Target target, Result result) {
    var second = Duration.ofSeconds(1);
    return new Attempt(target, result, 200, Usage.NONE, Usd.ZERO, second, second, "", "");
  }
}
