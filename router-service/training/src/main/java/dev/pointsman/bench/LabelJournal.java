package dev.pointsman.bench;

import dev.pointsman.catalog.Catalog;
import dev.pointsman.catalog.Target;
import dev.pointsman.classify.Classification;
import dev.pointsman.classify.TierDistribution;
import dev.pointsman.feature.FeatureSchema;
import dev.pointsman.feature.FeatureValues;
import dev.pointsman.journal.CallIdentity;
import dev.pointsman.journal.CallText;
import dev.pointsman.journal.ClientNames;
import dev.pointsman.journal.ClientProgram;
import dev.pointsman.journal.DecisionEntry;
import dev.pointsman.journal.DecisionFacts;
import dev.pointsman.journal.Draw;
import dev.pointsman.journal.Durability;
import dev.pointsman.journal.IncomingCall;
import dev.pointsman.journal.Journal;
import dev.pointsman.journal.JournalSettings;
import dev.pointsman.journal.JournalWatch;
import dev.pointsman.journal.Observation;
import dev.pointsman.journal.Opinion;
import dev.pointsman.journal.Receipt;
import dev.pointsman.journal.Routing;
import dev.pointsman.outcome.Fact;
import dev.pointsman.outcome.Outcome;
import dev.pointsman.outcome.Subject;
import dev.pointsman.policy.Reason;
import dev.pointsman.policy.TierCost;
import dev.pointsman.request.TaskType;
import dev.pointsman.unit.DecisionId;
import dev.pointsman.unit.Probability;
import dev.pointsman.unit.TenantId;
import dev.pointsman.unit.TokenCount;
import dev.pointsman.unit.Usd;
import dev.pointsman.upstream.Attempt;
import dev.pointsman.upstream.Served;
import dev.pointsman.upstream.Usage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/// Writes a journal of made-up decisions, as large as real ones at level `features`: hundreds of
/// sessions at a time, each of turns of a few steps, a third of them with outcomes.
final class LabelJournal {
  private static final int SESSIONS_AT_ONCE = 200;
  private static final int STEPS = 12;
  private static final int STEPS_OF_A_TURN = 4;
  private static final int TENANTS = 20;
  private static final int UNSYNCED = 5_000;
  private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final List<Target> TARGETS = targets();

  private final Journal journal;
  private final Random random;
  private long written;

  private LabelJournal(Journal journal, long seed) {
    this.journal = journal;
    this.random = new Random(seed);
  }

  static void write(Path file, long decisions) {
    try (var journal = Journal.open(file, JournalSettings.DEFAULT, JournalWatch.NONE)) {
      new LabelJournal(journal, decisions).write(decisions);
    }
  }

  private void write(long decisions) {
    for (var first = 0L; written < decisions; first += SESSIONS_AT_ONCE) {
      for (var step = 0; step < STEPS; step++) {
        for (var i = 0; i < SESSIONS_AT_ONCE && written < decisions; i++) {
          await(write(first + i, step));
        }
      }
      for (var i = 0; i < SESSIONS_AT_ONCE; i += 3) {
        report(first + i);
      }
    }
  }

  private Receipt write(long session, int step) {
    var id = new DecisionId("d%x".formatted(written++));
    journal.decided(entry(id, session, step));
    return journal.served(id, served(random.nextInt(TARGETS.size()), step));
  }

  /// The journal refuses what comes faster than the disk.
  private void await(Receipt receipt) {
    if (written % UNSYNCED > 0) {
      return;
    }
    var fate = receipt.await(PATIENCE);
    if (!(fate instanceof Durability.Durable)) {
      throw new IllegalStateException("expected the journal to keep up, got " + fate);
    }
  }

  private void report(long session) {
    var fact = random.nextInt(4) > 0 ? new Fact.Shipped() : new Fact.Failed();
    var about = new Subject.OfSession(session(session));
    journal.reported(
        tenant(session), List.of(new Outcome("o" + session, about, at().plusSeconds(60), fact)));
  }

  private DecisionEntry entry(DecisionId id, long session, int step) {
    var names = new ClientNames("", "", List.of("req-" + id.value()));
    return new DecisionEntry(
        new CallIdentity(id, at(), tenant(session), session(session), "", names),
        IncomingCall.toMessages(true, 48_210, new ClientProgram("claude-cli", "2.1.283")),
        new Observation(
            features(step), FeatureSchema.VERSION, "", prompt(session, step), opinion()),
        new Routing.Decided(facts()),
        CallText.NONE);
  }

  /// All features, since a client with tools gives nearly all.
  private FeatureValues features(int step) {
    var values = new HashMap<String, Double>();
    for (var feature : FeatureSchema.FEATURES) {
      values.put(feature.name(), (double) random.nextInt(6));
    }
    values.put("step", (double) (step % STEPS_OF_A_TURN));
    values.put("code_share", random.nextDouble());
    values.put("compacted", 0.0);
    return new FeatureValues(values);
  }

  private Opinion opinion() {
    var tiers = new TierDistribution(List.of(new Probability(0.6134), new Probability(0.2271)));
    var types =
        Map.of(
            TaskType.BUG_FIX, new Probability(0.41235),
            TaskType.EXPLORE, new Probability(0.3127),
            TaskType.PLAN, new Probability(0.1));
    return new Opinion.Given(new Classification(tiers, types, "pointsman-seed-0.1.0"));
  }

  private DecisionFacts facts() {
    var target = TARGETS.get(random.nextInt(TARGETS.size()));
    var costs =
        TARGETS.stream()
            .map(one -> new TierCost(one.tier(), one.offer(), Usd.of(0.0123), Usd.of(0.02)))
            .toList();
    return new DecisionFacts(
        target,
        target.tier(),
        costs,
        List.of(new Reason("expected-cost", "fast ships this call for the least")),
        new Draw(new Probability(0.95), new Probability(0.7), random.nextInt(20) == 0),
        "policy-1f2e3d");
  }

  private Served served(int rank, int step) {
    var usage =
        new Usage(
            new TokenCount(2_000),
            new TokenCount(9_000),
            TokenCount.ZERO,
            new TokenCount(random.nextInt(900)),
            true);
    var second = Duration.ofMillis(1_000 + random.nextInt(900));
    var attempt =
        new Attempt(
            TARGETS.get(rank),
            Attempt.Result.ANSWERED,
            200,
            usage,
            Usd.of(0.01),
            Duration.ofMillis(310),
            second,
            "req_011CSHoEeqs5C35K2UUqR7Fy",
            "");
    var stop = step % STEPS_OF_A_TURN == STEPS_OF_A_TURN - 1 ? "end_turn" : "tool_use";
    return new Served(Served.Ending.ANSWERED, 200, List.of(attempt), stop, second, List.of());
  }

  /// One prompt in eight comes again.
  private static String prompt(long session, int step) {
    var turn = step / STEPS_OF_A_TURN;
    return "%016x".formatted(session * STEPS + (session % 8 == 0 ? 0 : turn));
  }

  private static TenantId tenant(long session) {
    return new TenantId("tenant-" + session % TENANTS);
  }

  private static String session(long number) {
    return "session:%08x".formatted(number * 2_654_435_761L & 0xFFFF_FFFFL);
  }

  private Instant at() {
    return START.plusMillis(written * 20);
  }

  private static List<Target> targets() {
    var catalog = Catalog.anthropic();
    return IntStream.range(0, catalog.ladder().size())
        .mapToObj(catalog.ladder()::tier)
        .map(tier -> new Target(tier, catalog.offers(tier).getFirst()))
        .toList();
  }
}
