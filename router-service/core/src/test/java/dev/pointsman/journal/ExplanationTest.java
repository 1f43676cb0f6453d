package dev.pointsman.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.classify.ClassifierAnswer.Cause;
import dev.pointsman.feature.FeatureValues;
import dev.pointsman.outcome.Fact;
import dev.pointsman.outcome.Outcome;
import dev.pointsman.outcome.Subject;
import dev.pointsman.unit.ModelId;
import dev.pointsman.unit.ProviderId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplanationTest {
  private static final DecisionRecord RECORD = Entries.record("d1");

  @Test
  void tellsTheWholeStory() throws IOException {
    var told = Explanation.of(RECORD.with(new Serving.Done(Entries.served())));
    assertThat(told).isEqualTo(golden("explained.txt"));
  }

  @Test
  void tellsWhatIsMissing() throws IOException {
    var late = new Opinion.Missing(Cause.LATE, "over its deadline of 20 ms");
    var seen = new Observation(FeatureValues.NONE, 1, "", "", late);
    var passed = new Routing.PassedThrough(new ProviderId("openai"), new ModelId("gpt-4o"));
    var told =
        Explanation.of(
            new DecisionRecord(
                RECORD.identity(), RECORD.call(), seen, passed, RECORD.text(), RECORD.serving()));
    assertThat(told).isEqualTo(golden("explained-pending.txt"));
  }

  @Test
  void namesNoTierOfAClassifierThatWasNotAsked() {
    var seen = new Observation(FeatureValues.NONE, 1, "", "", new Opinion.NotAsked());
    var told =
        Explanation.of(
            new DecisionRecord(
                RECORD.identity(),
                RECORD.call(),
                seen,
                RECORD.routing(),
                RECORD.text(),
                RECORD.serving()));
    assertThat(told).contains("Classifier not asked").doesNotContain("by the classifier");
  }

  @Test
  void tellsWhatWasReported() {
    var rated =
        new Outcome("a", new Subject.OfDecision(RECORD.id()), Entries.NOON, new Fact.Rating(4));
    var tested = new Outcome("b", new Subject.OfSession("one"), Entries.NOON, new Fact.Tests(3, 1));
    assertThat(Explanation.of(RECORD, List.of(rated, tested)))
        .startsWith(Explanation.of(RECORD))
        .endsWith(
            """
            Reported   rated 4 of 5, 2026-11-21T12:00:00.123Z
            Reported   tests: 3 passed, 1 failed of the whole session, 2026-11-21T12:00:00.123Z
            """);
  }

  private static String golden(String name) throws IOException {
    try (var file = ExplanationTest.class.getResourceAsStream(name)) {
      assertThat(file).as(name).isNotNull();
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
