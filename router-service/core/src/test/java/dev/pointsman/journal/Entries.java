package dev.pointsman.journal;

import dev.pointsman.catalog.Ladder;
import dev.pointsman.catalog.ModelOffer;
import dev.pointsman.catalog.Price;
import dev.pointsman.catalog.Target;
import dev.pointsman.catalog.Tier;
import dev.pointsman.classify.Classification;
import dev.pointsman.classify.TierDistribution;
import dev.pointsman.feature.ClassifierText;
import dev.pointsman.feature.FeatureValues;
import dev.pointsman.policy.Reason;
import dev.pointsman.policy.TierCost;
import dev.pointsman.request.TaskType;
import dev.pointsman.unit.DecisionId;
import dev.pointsman.unit.ModelId;
import dev.pointsman.unit.Probability;
import dev.pointsman.unit.ProviderId;
import dev.pointsman.unit.TenantId;
import dev.pointsman.unit.TokenCount;
import dev.pointsman.unit.Usd;
import dev.pointsman.upstream.Attempt;
import dev.pointsman.upstream.Body;
import dev.pointsman.upstream.Served;
import dev.pointsman.upstream.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Calls to remember, for tests.
final class Entries {
  static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123456Z");
  static final TenantId ANNA = new TenantId("anna");
  static final TenantId BEN = new TenantId("ben");
  static final Tier FAST = Ladder.DEFAULT.lowest();
  static final Tier PREMIUM = Ladder.DEFAULT.top();
  static final ModelOffer HAIKU = offer("claude-haiku-4-5", 1, 5);
  static final ModelOffer OPUS = offer("claude-opus-4-6", 5, 25);
  static final Duration SOON = Duration.ofSeconds(20);

  private Entries() {}

  static DecisionEntry entry(String id) {
    return entry(id, ANNA, "session:one", NOON);
  }

  static DecisionEntry entry(String id, TenantId tenant, String session, Instant at) {
    var names = new ClientNames("prompt-7", "main", List.of("req-1"));
    return new DecisionEntry(
        new CallIdentity(new DecisionId(id), at, tenant, session, "explorer", names),
        IncomingCall.toMessages(
            true, 48_210, ClientProgram.of("claude-cli/2.1.283 (external, cli)")),
        observation(),
        new Routing.Decided(facts(FAST, HAIKU)),
        CallText.NONE);
  }

  static Observation observation() {
    var features =
        new FeatureValues(
            Map.of("prompt_tokens", 120.0, "turn", 3.0, "code_share", 0.123456789, "images", 0.0));
    return new Observation(features, 1, "explorer", "9f86d081884c7d65", new Opinion.Given(said()));
  }

  static Classification said() {
    var tiers =
        new TierDistribution(
            List.of(new Probability(0.7), new Probability(0.2), new Probability(0.05)));
    var types =
        Map.of(TaskType.BUG_FIX, new Probability(0.6), TaskType.EXPLORE, new Probability(0.3));
    return new Classification(tiers, types, "pointsman-seed-0.1.0");
  }

  static DecisionFacts facts(Tier tier, ModelOffer offer) {
    return new DecisionFacts(
        new Target(tier, offer),
        FAST,
        List.of(
            new TierCost(FAST, HAIKU, Usd.of(0.0123), Usd.of(0.02)),
            new TierCost(PREMIUM, OPUS, Usd.of(0.0615), Usd.of(0.0615))),
        List.of(
            new Reason("expected-cost", "fast ships this call for the least"),
            new Reason("role", "explorer calls go to fast")),
        new Draw(new Probability(0.95), new Probability(0.7), false),
        "policy-1f2e3d");
  }

  static Served served() {
    return new Served(
        Served.Ending.ANSWERED,
        200,
        List.of(
            attempt(new Target(FAST, HAIKU), Attempt.Result.OVERLOADED, 529, Usd.ZERO),
            attempt(new Target(PREMIUM, OPUS), Attempt.Result.ANSWERED, 200, Usd.of(0.0712))),
        "end_turn",
        Duration.ofNanos(1_234_567_891),
        List.of("thinking of another model was dropped"));
  }

  static Attempt attempt(Target target, Attempt.Result result, int status, Usd cost) {
    return new Attempt(
        target,
        result,
        status,
        new Usage(
            new TokenCount(2000), new TokenCount(9000), TokenCount.ZERO, new TokenCount(55), true),
        cost,
        Duration.ofMillis(310),
        Duration.ofMillis(900),
        "req_011CSHoEeqs5C35K2UUqR7Fy",
        status == 200 ? "" : "too much to do");
  }

  static DecisionEntry saying(String id, String prompt, String body) {
    var plain = entry(id);
    return new DecisionEntry(
        plain.identity(),
        plain.call(),
        plain.observation(),
        plain.routing(),
        new CallText(new ClassifierText(prompt, ""), Body.of(body)));
  }

  static DecisionRecord record(String id) {
    return new Capture(CaptureLevel.FEATURES).kept(entry(id));
  }

  static JournalSettings settings(CaptureLevel level) {
    return new JournalSettings(
        level, Retention.days(30), DurabilityLevel.WRITTEN, 1_000, 4 << 20, Duration.ofMillis(20));
  }

  private static ModelOffer offer(String model, double input, double output) {
    return new ModelOffer(
        new ProviderId("anthropic"),
        new ModelId(model),
        Price.perMillion(input, output),
        new TokenCount(200_000),
        1);
  }
}
