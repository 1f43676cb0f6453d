package dev.pointsman.evaluate;

import dev.pointsman.catalog.Catalog;
import dev.pointsman.catalog.Ladder;
import dev.pointsman.catalog.Target;
import dev.pointsman.catalog.Tier;
import dev.pointsman.classify.Classification;
import dev.pointsman.classify.TierDistribution;
import dev.pointsman.feature.ClassifierText;
import dev.pointsman.feature.FeatureSchema;
import dev.pointsman.feature.FeatureValues;
import dev.pointsman.journal.CallIdentity;
import dev.pointsman.journal.CallText;
import dev.pointsman.journal.CaptureLevel;
import dev.pointsman.journal.ClientNames;
import dev.pointsman.journal.ClientProgram;
import dev.pointsman.journal.DecisionEntry;
import dev.pointsman.journal.DecisionFacts;
import dev.pointsman.journal.Draw;
import dev.pointsman.journal.IncomingCall;
import dev.pointsman.journal.Journal;
import dev.pointsman.journal.JournalSettings;
import dev.pointsman.journal.JournalWatch;
import dev.pointsman.journal.Observation;
import dev.pointsman.journal.Opinion;
import dev.pointsman.journal.Retention;
import dev.pointsman.journal.Routing;
import dev.pointsman.policy.Reason;
import dev.pointsman.policy.TierCost;
import dev.pointsman.request.TaskType;
import dev.pointsman.unit.DecisionId;
import dev.pointsman.unit.Probability;
import dev.pointsman.unit.TenantId;
import dev.pointsman.unit.TokenCount;
import dev.pointsman.unit.Usd;
import dev.pointsman.upstream.Attempt;
import dev.pointsman.upstream.Body;
import dev.pointsman.upstream.Served;
import dev.pointsman.upstream.Usage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Writes journals of routed calls: sessions of two, each call drawn evenly among the tiers.
final class LoggedTraffic {
  static final String MODEL = "pointsman-1";
  static final Usage USAGE =
      new Usage(new TokenCount(1_000), TokenCount.ZERO, TokenCount.ZERO, new TokenCount(200), true);

  private static final int CALLS = 2;
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private final Random random = new Random(7);
  private final Ladder ladder;
  private final Probability propensity;

  LoggedTraffic(Ladder ladder, double propensity) {
    this.ladder = ladder;
    this.propensity = new Probability(propensity);
  }

  void writeTo(Path file, int sessions) {
    var settings = JournalSettings.of(CaptureLevel.FEATURES, Retention.DEFAULT);
    try (var journal = Journal.open(file, settings, JournalWatch.NONE)) {
      for (var session = 0; session < sessions; session++) {
        for (var call = 0; call < CALLS; call++) {
          write(
              journal, "session:" + session, new DecisionId("dec_%d_%d".formatted(session, call)));
        }
      }
    }
  }

  private void write(Journal journal, String session, DecisionId id) {
    var draw = propensity.equals(Probability.ONE) ? 0 : random.nextInt(ladder.size());
    var target = target(ladder.tier(draw));
    journal.decided(
        new DecisionEntry(
            new CallIdentity(id, NOON, new TenantId("anna"), session, "", ClientNames.NONE),
            call(),
            observation(),
            new Routing.Decided(facts(target)),
            new CallText(new ClassifierText("fix it", ""), Body.EMPTY)));
    journal.served(id, served(target));
  }

  private static IncomingCall call() {
    return IncomingCall.toMessages(true, 4_000, ClientProgram.of("claude-cli/2.1"));
  }

  /// The model believes in the lowest tier as luck has it, and otherwise in the highest.
  private Observation observation() {
    var lowest = new Probability(random.nextDouble());
    var tiers = new TierDistribution(List.of(lowest, Probability.ZERO, lowest.complement()));
    var said = new Classification(tiers, Map.of(TaskType.BUG_FIX, Probability.ONE), MODEL);
    var features = new FeatureValues(Map.of("prompt_tokens", 20.0, "context_tokens", 1_000.0));
    return new Observation(features, FeatureSchema.VERSION, "", "", new Opinion.Given(said));
  }

  private DecisionFacts facts(Target target) {
    return new DecisionFacts(
        target,
        ladder.lowest(),
        ladder.tiers().stream()
            .map(tier -> new TierCost(tier, target(tier).offer(), Usd.ZERO, Usd.ZERO))
            .toList(),
        List.of(new Reason("expected-cost", "it costs least")),
        new Draw(propensity, new Probability(0.5), false, chances()),
        "test");
  }

  /// Kept where chance had a say.
  private List<Probability> chances() {
    return propensity.equals(Probability.ONE)
        ? List.of()
        : Collections.nCopies(ladder.size(), propensity);
  }

  private Target target(Tier tier) {
    var catalog = Catalog.anthropic();
    return new Target(tier, catalog.offers(catalog.ladder().tier(tier.rank())).getFirst());
  }

  private static Served served(Target target) {
    var attempt =
        new Attempt(
            target,
            Attempt.Result.ANSWERED,
            200,
            USAGE,
            USAGE.costAt(target.offer().price()),
            Duration.ofMillis(300),
            Duration.ofMillis(900),
            "",
            "");
    return new Served(
        Served.Ending.ANSWERED,
        200,
        List.of(attempt),
        "end_turn",
        Duration.ofSeconds(1),
        List.of());
  }
}
