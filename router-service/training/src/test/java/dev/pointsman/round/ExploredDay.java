package dev.pointsman.round;

import dev.pointsman.catalog.Catalog;
import dev.pointsman.catalog.Ladder;
import dev.pointsman.catalog.Target;
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
import dev.pointsman.outcome.Fact;
import dev.pointsman.outcome.Outcome;
import dev.pointsman.outcome.Subject;
import dev.pointsman.request.TaskType;
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
import java.util.Collections;
import java.util.List;
import java.util.Map;

/// A real journal, without words, of a tenant whose calls went to each tier in turn as if drawn
/// evenly, each in a session of its own. Any tier does the first half of every six, and the model
/// says so; the rest ships from premium alone, and it says that, too.
public final class ExploredDay {
  public static final String MODEL = "tiny-1";

  private static final Instant MORNING = Instant.parse("2026-11-20T08:00:00Z");
  private static final int TIERS = 3;
  private static final Probability EVENLY = new Probability(1.0 / TIERS);
  private static final Usage USAGE =
      new Usage(new TokenCount(1_000), TokenCount.ZERO, TokenCount.ZERO, new TokenCount(200), true);

  private ExploredDay() {}

  /// Adds a tenant's calls.
  ///
  /// @param honest whether what is reported is true, or the opposite of it
  public static void write(Path file, String tenant, int calls, boolean honest) {
    var settings = JournalSettings.of(CaptureLevel.FEATURES, Retention.DEFAULT);
    try (var journal = Journal.open(file, settings, JournalWatch.NONE)) {
      for (var number = 0; number < calls; number++) {
        write(journal, new TenantId(tenant), number, honest);
      }
    }
  }

  private static void write(Journal journal, TenantId tenant, int number, boolean honest) {
    var id = new DecisionId(tenant + "-" + number);
    var target = target(number % TIERS);
    var isEasy = number % (2 * TIERS) < TIERS;
    var ships = isEasy || target.tier().equals(Ladder.DEFAULT.top());
    var fact = ships == honest ? new Fact.Shipped() : new Fact.Failed();
    journal.decided(entry(id, tenant, number, target, isEasy));
    journal.served(id, served(target));
    journal
        .reported(
            tenant, List.of(new Outcome("o-" + id, new Subject.OfDecision(id), MORNING, fact)))
        .await(Duration.ofSeconds(20));
  }

  private static DecisionEntry entry(
      DecisionId id, TenantId tenant, int number, Target target, boolean isEasy) {
    var at = MORNING.plusSeconds(60L * number);
    return new DecisionEntry(
        new CallIdentity(id, at, tenant, "session:" + number, "", ClientNames.NONE),
        IncomingCall.toMessages(false, 100, ClientProgram.UNKNOWN),
        new Observation(
            new FeatureValues(Map.of("prompt_tokens", 20.0, "context_tokens", 1_000.0)),
            FeatureSchema.VERSION,
            "",
            "h" + id,
            new Opinion.Given(said(isEasy))),
        new Routing.Decided(
            new DecisionFacts(
                target,
                target.tier(),
                List.of(),
                List.of(),
                new Draw(EVENLY, EVENLY, false, Collections.nCopies(TIERS, EVENLY)),
                "c")),
        new CallText(new ClassifierText("Mend bug number " + number, ""), Body.EMPTY));
  }

  private static Classification said(boolean isEasy) {
    var fast = isEasy ? Probability.ONE : Probability.ZERO;
    return new Classification(
        new TierDistribution(List.of(fast, Probability.ZERO, fast.complement())),
        Map.of(TaskType.BUG_FIX, Probability.ONE),
        MODEL);
  }

  private static Target target(int rank) {
    var catalog = Catalog.anthropic();
    var tier = catalog.ladder().tier(rank);
    return new Target(tier, catalog.offers(tier).getFirst());
  }

  private static Served served(Target target) {
    var second = Duration.ofSeconds(1);
    var cost = USAGE.costAt(target.offer().price());
    var attempt =
        new Attempt(target, Attempt.Result.ANSWERED, 200, USAGE, cost, second, second, "", "");
    return new Served(Served.Ending.ANSWERED, 200, List.of(attempt), "end_turn", second, List.of());
  }
}
