package dev.pointsman.round;

import dev.pointsman.catalog.Ladder;
import dev.pointsman.catalog.ModelOffer;
import dev.pointsman.catalog.Price;
import dev.pointsman.catalog.Target;
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
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A real journal of single calls that the fast tier answered, each in a session of its own, with
/// what was reported of them; for tests.
final class WorkedDay implements AutoCloseable {
  static final Instant MORNING = Instant.parse("2026-11-20T08:00:00Z");
  private static final TenantId ANNA = new TenantId("anna");
  private static final Target FAST =
      new Target(
          Ladder.DEFAULT.lowest(),
          new ModelOffer(
              new ProviderId("p"),
              new ModelId("m"),
              Price.perMillion(1, 5),
              new TokenCount(200_000),
              1));

  private final Journal journal;
  private int calls;

  WorkedDay(Path file, CaptureLevel level) {
    var settings = JournalSettings.of(level, Retention.DEFAULT);
    this.journal = Journal.open(file, settings, JournalWatch.NONE);
  }

  /// A call that nothing is reported of.
  String call() {
    var number = calls++;
    var id = new DecisionId("d" + number);
    journal.decided(entry(id, number));
    journal.served(id, served());
    return id.value();
  }

  void call(Fact fact) {
    var id = call();
    journal
        .reported(
            ANNA,
            List.of(new Outcome(id, new Subject.OfDecision(new DecisionId(id)), MORNING, fact)))
        .await(Duration.ofSeconds(20));
  }

  private static DecisionEntry entry(DecisionId id, int number) {
    var at = MORNING.plusSeconds(60L * number);
    var features = new FeatureValues(Map.of("prompt_tokens", 10.0 + number, "step", 0.0));
    return new DecisionEntry(
        new CallIdentity(id, at, ANNA, "session:" + number, "", ClientNames.NONE),
        IncomingCall.toMessages(false, 100, ClientProgram.UNKNOWN),
        new Observation(features, FeatureSchema.VERSION, "", "h" + number, new Opinion.NotAsked()),
        new Routing.Decided(
            new DecisionFacts(
                FAST,
                FAST.tier(),
                List.of(),
                List.of(),
                new Draw(new Probability(0.95), Probability.ZERO, false),
                "c")),
        new CallText(new ClassifierText("Mend bug number " + number, ""), Body.EMPTY));
  }

  private static Served served() {
    var second = Duration.ofSeconds(1);
    var attempt =
        new Attempt(
            FAST, Attempt.Result.ANSWERED, 200, Usage.NONE, Usd.ZERO, second, second, "", "");
    return new Served(Served.Ending.ANSWERED, 200, List.of(attempt), "end_turn", second, List.of());
  }

  @Override
  public void close() {
    journal.close();
  }
}
