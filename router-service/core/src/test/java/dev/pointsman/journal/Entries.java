package dev.pointsman.journal;

import dev.pointsman.catalog.Catalog;
import dev.pointsman.catalog.Ladder;
import dev.pointsman.catalog.Target;
import dev.pointsman.classify.ClassifierAnswer;
import dev.pointsman.feature.ClassifierText;
import dev.pointsman.feature.FeatureValues;
import dev.pointsman.feature.RequestFeatures;
import dev.pointsman.policy.CallTerms;
import dev.pointsman.policy.Control;
import dev.pointsman.policy.ForcedChoice;
import dev.pointsman.policy.Policy;
import dev.pointsman.policy.PolicySettings;
import dev.pointsman.session.CallKind;
import dev.pointsman.unit.DecisionId;
import dev.pointsman.unit.TenantId;
import dev.pointsman.unit.TokenCount;
import dev.pointsman.unit.Usd;
import dev.pointsman.upstream.Attempt;
import dev.pointsman.upstream.Endpoint;
import dev.pointsman.upstream.Served;
import dev.pointsman.upstream.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Decisions to write down.
final class Entries {
  static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  static final Instant LATER = NOW.plusSeconds(60);
  private static final Ladder LADDER = Ladder.DEFAULT;
  private static final RequestFeatures FEATURES =
      new RequestFeatures(
          new ClassifierText("findthisprompt", ""),
          new FeatureValues(Map.of("context_tokens", 41_000.0)),
          "");

  private Entries() {}

  static DecisionId id(String id) {
    return new DecisionId(id);
  }

  static DecisionEntry entry(String id) {
    var forced =
        new Control(new ForcedChoice.OfTier(LADDER.lowest()), LADDER.lowest(), Control.NO_LIMIT);
    var answer = new ClassifierAnswer.Unavailable(ClassifierAnswer.Cause.LATE, "over its deadline");
    var policy = new Policy(Catalog.anthropic(), PolicySettings.defaults(LADDER));
    var decision = policy.decide(FEATURES, answer, CallTerms.free(LADDER).demanding(forced));
    var body = "{\"findthisbody\":1}";
    return new DecisionEntry(id(id), NOW, origin(), FEATURES, answer, decision, body);
  }

  private static CallOrigin origin() {
    return new CallOrigin(
        TenantId.LOCAL,
        "session:s1",
        Endpoint.MESSAGES,
        CallKind.MAIN,
        "claude-auto",
        true,
        1_234,
        "claude-cli/2.1",
        "");
  }

  static Served served() {
    var target =
        new Target(LADDER.lowest(), Catalog.anthropic().offers(LADDER.lowest()).getFirst());
    var attempt =
        new Attempt(
            target,
            Attempt.Result.ANSWERED,
            200,
            new Usage(
                new TokenCount(1_000), TokenCount.ZERO, TokenCount.ZERO, new TokenCount(100), true),
            new Usd(1_500_000),
            Duration.ofMillis(12),
            Duration.ofMillis(40),
            "req_1",
            "");
    return new Served(
        Served.Ending.ANSWERED,
        200,
        List.of(attempt),
        "end_turn",
        Duration.ofMillis(41),
        List.of());
  }
}
