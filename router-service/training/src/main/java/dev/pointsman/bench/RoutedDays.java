package dev.pointsman.bench;

import dev.pointsman.catalog.Catalog;
import dev.pointsman.catalog.Ladder;
import dev.pointsman.catalog.Target;
import dev.pointsman.catalog.Tier;
import dev.pointsman.dataset.LabeledExample;
import dev.pointsman.dataset.TierLabel;
import dev.pointsman.feature.ClassifierText;
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
import dev.pointsman.outcome.Fact;
import dev.pointsman.outcome.Outcome;
import dev.pointsman.outcome.Subject;
import dev.pointsman.policy.Reason;
import dev.pointsman.unit.DecisionId;
import dev.pointsman.unit.Probability;
import dev.pointsman.unit.TenantId;
import dev.pointsman.unit.TokenCount;
import dev.pointsman.upstream.Attempt;
import dev.pointsman.upstream.Body;
import dev.pointsman.upstream.Served;
import dev.pointsman.upstream.Usage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Days of made-up traffic in a real journal: prompts of labelled rows, sent to the middle tier but
/// for what is explored, and reported as shipped where the row's label says that the tier suffices.
/// The same seed writes the same days.
public final class RoutedDays {
  private static final Instant MORNING = Instant.parse("2026-11-20T08:00:00Z");
  private static final TenantId ANNA = new TenantId("anna");
  private static final TenantId MALLORY = new TenantId("mallory");
  private static final int CALLS_PER_SESSION = 2;
  private static final int LONGEST_WAIT = 60;

  private final List<LabeledExample> rows;
  private final double explored;
  private final double poisoned;
  private final Random random;

  /// @param explored the share of calls whose tier is left to chance
  /// @param poisoned the share of calls of a tenant who always reports the opposite
  public RoutedDays(List<LabeledExample> rows, double explored, double poisoned, long seed) {
    this.rows = List.copyOf(rows);
    this.explored = explored;
    this.poisoned = poisoned;
    this.random = new Random(seed);
  }

  public void write(Path file, CaptureLevel level, int calls) {
    var settings = JournalSettings.of(level, Retention.DEFAULT);
    try (var journal = Journal.open(file, settings, JournalWatch.NONE)) {
      for (var number = 0; number < calls; number += CALLS_PER_SESSION) {
        session(journal, number);
      }
    }
  }

  private void session(Journal journal, int first) {
    var isPoisoned = random.nextDouble() < poisoned;
    var tenant = isPoisoned ? MALLORY : ANNA;
    var outcomes = new ArrayList<Outcome>();
    for (var number = first; number < first + CALLS_PER_SESSION; number++) {
      var row = rows.get(random.nextInt(rows.size()));
      var draw = draw();
      var id = new DecisionId("d" + number);
      journal.decided(entry(id, identity(id, tenant, first, number), row, draw));
      journal.served(id, served(draw));
      var ships = suffices(draw.tier(), row) != isPoisoned;
      var fact = ships ? new Fact.Shipped() : new Fact.Failed();
      outcomes.add(new Outcome("o" + number, new Subject.OfDecision(id), at(number), fact));
    }
    journal.reported(tenant, outcomes).await(Duration.ofSeconds(LONGEST_WAIT));
  }

  private static boolean suffices(Tier tier, LabeledExample row) {
    return row.tier() instanceof TierLabel.Interval label && label.lowest() <= tier.rank();
  }

  private record Drawn(Tier tier, double propensity) {}

  private Drawn draw() {
    var tiers = Ladder.DEFAULT.size();
    var usual = Ladder.DEFAULT.middle();
    if (random.nextDouble() < explored) {
      var tier = Ladder.DEFAULT.tier(random.nextInt(tiers));
      return new Drawn(
          tier, tier.equals(usual) ? 1 - explored + explored / tiers : explored / tiers);
    }
    return new Drawn(usual, 1 - explored + explored / tiers);
  }

  private static Instant at(int number) {
    return MORNING.plusSeconds(30L * number);
  }

  private static CallIdentity identity(DecisionId id, TenantId tenant, int first, int number) {
    return new CallIdentity(id, at(number), tenant, "session:" + first, "", ClientNames.NONE);
  }

  private static DecisionEntry entry(
      DecisionId id, CallIdentity identity, LabeledExample row, Drawn draw) {
    var target = target(draw.tier());
    var text = row.features().text();
    return new DecisionEntry(
        identity,
        IncomingCall.toMessages(false, 100, ClientProgram.UNKNOWN),
        Observation.of(row.features(), "h" + id, new Opinion.NotAsked()),
        new Routing.Decided(
            new DecisionFacts(
                target,
                target.tier(),
                List.of(),
                List.of(new Reason("expected-cost", "made up")),
                new Draw(Probability.clipped(draw.propensity()), Probability.ZERO, false),
                "c")),
        new CallText(
            new ClassifierText(text.prompt() + " (" + id + ")", text.digest()), Body.EMPTY));
  }

  private static Target target(Tier tier) {
    return new Target(tier, Catalog.anthropic().offers(tier).getFirst());
  }

  private Served served(Drawn draw) {
    var second = Duration.ofSeconds(1);
    var usage =
        new Usage(
            new TokenCount(4_000 + random.nextInt(2_000)),
            TokenCount.ZERO,
            TokenCount.ZERO,
            new TokenCount(500 + random.nextInt(500)),
            true);
    var target = target(draw.tier());
    var attempt =
        new Attempt(
            target,
            Attempt.Result.ANSWERED,
            200,
            usage,
            usage.costAt(target.offer().price()),
            second,
            second,
            "",
            "");
    return new Served(Served.Ending.ANSWERED, 200, List.of(attempt), "end_turn", second, List.of());
  }
}
