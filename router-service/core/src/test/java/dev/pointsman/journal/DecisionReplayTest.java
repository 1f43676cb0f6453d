package dev.pointsman.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.catalog.Catalog;
import dev.pointsman.catalog.Ladder;
import dev.pointsman.policy.Exploration;
import dev.pointsman.policy.Policy;
import dev.pointsman.policy.PolicySettings;
import dev.pointsman.unit.ModelId;
import dev.pointsman.unit.Probability;
import dev.pointsman.unit.ProviderId;
import dev.pointsman.unit.Usd;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecisionReplayTest {
  private static final int CALLS = 6_000;
  private static final String SETTINGS = "settings-1";
  private static final Catalog CATALOG = Catalog.anthropic();
  private static final PolicySettings USUAL = PolicySettings.defaults(Ladder.DEFAULT);
  private static final Policy POLICY = exploring(5);
  private static final DecisionReplay REPLAY = new DecisionReplay(POLICY, SETTINGS);

  @TempDir private Path folder;

  @Test
  void trial27EveryRecordOfARealJournalGivesItsDecisionAgain() {
    var records = written(CaptureLevel.FEATURES);
    assertThat(records).hasSize(CALLS);
    assertThat(records).allMatch(record -> record.text().prompt().isEmpty());
    assertThat(records.stream().map(REPLAY::replay)).allMatch(Replayed.Same.class::isInstance);
  }

  @Test
  void amongThemAreExploredHeldForcedAndUnclassifiedOnes() {
    var records = written(CaptureLevel.FEATURES).stream().map(DecisionReplayTest::facts).toList();
    for (var reason : List.of("exploration", "tool-loop", "forced", "classifier-unavailable")) {
      assertThat(records)
          .anyMatch(facts -> facts.reasons().stream().anyMatch(one -> one.name().equals(reason)));
    }
    assertThat(records).anyMatch(facts -> facts.draw().propensity().value() < 0.2);
  }

  @Test
  void aRecordThatWasChangedDoesNotReplay() {
    var line = DecisionJson.write(record());
    var changed =
        DecisionJson.read(line.replaceAll("\"propensity\":[0-9.E-]+", "\"propensity\":0.5"));
    assertThat(REPLAY.replay(changed)).isInstanceOf(Replayed.Different.class);
  }

  @Test
  void underOtherSettingsNothingIsReplayed() {
    var replay = new DecisionReplay(exploring(6), "settings-2");
    assertThat(impossible(replay, record())).contains("settings-1", "settings-2");
  }

  @Test
  void aRecordWithoutMeasurementsSaysSo() {
    var bare = new Capture(CaptureLevel.NONE).kept(calls().next("d1", SETTINGS));
    assertThat(impossible(REPLAY, bare)).contains("journal.capture: none");
  }

  @Test
  void aRecordOfAnOlderVersionIsReadAndSaysSo() {
    var old =
        DecisionJson.write(record())
            .replaceFirst("\"terms\":\\{.*?\\},\"chances\":\\[[^\\]]*\\],", "");
    assertThat(old).doesNotContain("\"terms\"", "\"chances\"");
    var read = DecisionJson.read(old);
    assertThat(facts(read).draw().chances()).isEmpty();
    assertThat(impossible(REPLAY, read)).contains("did not keep its terms");
  }

  @Test
  void whatNoPolicyDecidedIsNotReplayed() {
    var record = record();
    var passed = new Routing.PassedThrough(new ProviderId("openai"), new ModelId("gpt-4o"));
    assertThat(impossible(REPLAY, with(record, passed))).contains("no policy touches");
    assertThat(impossible(REPLAY, with(record, new Routing.Undecided("?")))).contains("refused");
  }

  @Test
  void theChancesOfEveryTierAreKept() {
    assertThat(written(CaptureLevel.REDACTED))
        .hasSize(CALLS)
        .allSatisfy(record -> {
          var draw = facts(record).draw();
          var total = draw.chances().stream().mapToDouble(Probability::value).sum();
          assertThat(total).isBetween(1 - 1e-9, 1 + 1e-9);
          assertThat(draw.chances().get(facts(record).target().tier().rank()))
              .isEqualTo(draw.propensity());
        });
  }

  private List<DecisionRecord> written(CaptureLevel level) {
    var file = folder.resolve("journal.db");
    var settings =
        new JournalSettings(
            level,
            Retention.days(30),
            DurabilityLevel.WRITTEN,
            CALLS,
            1 << 28,
            Duration.ofMillis(20));
    try (var journal = Journal.open(file, settings, new FaultyDisk(file))) {
      var calls = calls();
      for (var i = 0; i < CALLS; i++) {
        journal.decided(calls.next("d" + i, SETTINGS));
      }
    }
    try (var reader = JournalReader.open(file)) {
      return reader.history(DecisionFilter.of(Entries.ANNA)).toList();
    }
  }

  private static DecisionRecord record() {
    return new Capture(CaptureLevel.FEATURES).kept(calls().next("d1", SETTINGS));
  }

  private static DecisionRecord with(DecisionRecord record, Routing routing) {
    return new DecisionRecord(
        record.identity(),
        record.call(),
        record.observation(),
        routing,
        record.text(),
        record.serving());
  }

  private static String impossible(DecisionReplay replay, DecisionRecord record) {
    return ((Replayed.Impossible) replay.replay(record)).why();
  }

  private static DecisionFacts facts(DecisionRecord record) {
    return ((Routing.Decided) record.routing()).facts();
  }

  private static RandomCalls calls() {
    return new RandomCalls(new Random(11), CATALOG, POLICY);
  }

  private static Policy exploring(long seed) {
    return new Policy(CATALOG, USUAL.exploring(new Exploration(0.1, Usd.of(1), seed)));
  }
}
