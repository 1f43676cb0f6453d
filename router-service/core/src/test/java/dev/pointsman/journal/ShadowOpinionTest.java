package dev.pointsman.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.classify.ClassifierAnswer.Cause;
import dev.pointsman.unit.DecisionId;
import dev.pointsman.unit.Probability;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShadowOpinionTest {
  private static final ShadowOpinion.Watched SEEN =
      new ShadowOpinion.Watched(
          "candidate-2",
          new Opinion.Given(Entries.said()),
          Entries.FAST,
          Entries.PREMIUM,
          List.of(new Probability(0.025), Probability.ZERO, new Probability(0.975)));

  @TempDir private Path folder;

  @Test
  void joinsItsDecisionWithoutChangingABitOfIt() {
    var kept = kept(SEEN);
    assertThat(kept).isEqualTo(with(Entries.record("d1"), SEEN));
    assertThat(DecisionJson.read(DecisionJson.write(kept))).isEqualTo(kept);
  }

  @Test
  void aModelWithoutAnAnswerIsKeptAsSuch() {
    var silent =
        new ShadowOpinion.Watched(
            "candidate-2",
            new Opinion.Missing(Cause.BROKEN, "no logits"),
            Entries.FAST,
            Entries.FAST,
            List.of(Probability.ONE));
    assertThat(kept(silent).shadow()).isEqualTo(silent);
  }

  @Test
  void anUnknownDecisionStaysAway() {
    try (var journal = journal()) {
      journal.watched(new DecisionId("d9"), SEEN);
    }
    try (var reader = JournalReader.open(file())) {
      assertThat(reader.find(new DecisionId("d9"))).isEmpty();
    }
  }

  @Test
  void theExplanationTellsIt() {
    assertThat(Explanation.of(with(Entries.record("d1"), SEEN)))
        .contains("Shadow     candidate-2: fast suffices 70.0 %", "would have gone to premium");
  }

  private DecisionRecord kept(ShadowOpinion.Watched seen) {
    try (var journal = journal()) {
      journal.decided(Entries.entry("d1"));
      journal.watched(new DecisionId("d1"), seen);
    }
    try (var reader = JournalReader.open(file())) {
      return reader.find(new DecisionId("d1")).orElseThrow();
    }
  }

  private Journal journal() {
    return Journal.open(file(), Entries.settings(CaptureLevel.FEATURES), new FaultyDisk(file()));
  }

  private Path file() {
    return folder.resolve("journal.db");
  }

  private static DecisionRecord with(DecisionRecord record, ShadowOpinion shadow) {
    return new DecisionRecord(
        record.identity(),
        record.call(),
        record.observation(),
        record.routing(),
        record.text(),
        record.serving(),
        shadow);
  }
}
