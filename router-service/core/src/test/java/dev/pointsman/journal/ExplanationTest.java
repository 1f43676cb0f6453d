package dev.pointsman.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.classify.ClassifierAnswer.Cause;
import dev.pointsman.feature.FeatureValues;
import dev.pointsman.unit.ModelId;
import dev.pointsman.unit.ProviderId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

  private static String golden(String name) throws IOException {
    try (var file = ExplanationTest.class.getResourceAsStream(name)) {
      assertThat(file).as(name).isNotNull();
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
