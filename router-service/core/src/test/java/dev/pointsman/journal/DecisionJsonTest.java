package dev.pointsman.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointsman.classify.ClassifierAnswer.Cause;
import dev.pointsman.feature.FeatureValues;
import dev.pointsman.json.MalformedJson;
import dev.pointsman.unit.ModelId;
import dev.pointsman.unit.ProviderId;
import dev.pointsman.upstream.Served;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DecisionJsonTest {
  private static final DecisionRecord RECORD =
      Entries.record("d1").with(new Serving.Done(Entries.served()));

  @Test
  void readsWhatItWrote() {
    assertThat(DecisionJson.read(DecisionJson.write(RECORD))).isEqualTo(RECORD);
  }

  @Test
  void readsEveryKindOfServingAndRouting() {
    var passed = new Routing.PassedThrough(new ProviderId("openai"), new ModelId("gpt-4o"));
    for (var routing : List.of(passed, new Routing.Undecided("no key is configured"))) {
      for (var serving : List.of(new Serving.Pending(), new Serving.Interrupted())) {
        var record = changed(Entries.observation(), routing).with(serving);
        assertThat(DecisionJson.read(DecisionJson.write(record))).isEqualTo(record);
      }
    }
  }

  @Test
  void readsEveryKindOfOpinion() {
    var missing = new Opinion.Missing(Cause.LATE, "over its deadline");
    for (var opinion : List.of(missing, new Opinion.NotAsked())) {
      var seen = new Observation(FeatureValues.NONE, 1, "", "", opinion);
      var record = changed(seen, RECORD.routing());
      assertThat(DecisionJson.read(DecisionJson.write(record))).isEqualTo(record);
    }
  }

  @Test
  void keepsEveryBitOfAMeasurement() {
    var random = new Random(7);
    for (var round = 0; round < 1_000; round++) {
      var value = Double.longBitsToDouble(random.nextLong());
      var features = new FeatureValues(Map.of("turn", Double.isFinite(value) ? value : 0));
      var seen = new Observation(features, 1, "", "", new Opinion.NotAsked());
      var read = DecisionJson.read(DecisionJson.write(changed(seen, RECORD.routing())));
      assertThat(read.observation().features()).isEqualTo(features);
    }
  }

  @Test
  void keepsEveryNanoDollar() {
    var costs = RECORD.serving().cost();
    assertThat(DecisionJson.write(RECORD)).contains("\"cost_nanos\":" + costs.nanos());
    assertThat(costs.nanos()).isEqualTo(71_200_000);
  }

  @Test
  void readsEveryEnding() {
    for (var ending : Served.Ending.values()) {
      var served = new Served(ending, 0, List.of(), "", Duration.ZERO, List.of());
      var record = RECORD.with(new Serving.Done(served));
      assertThat(DecisionJson.read(DecisionJson.write(record))).isEqualTo(record);
    }
  }

  @Test
  void passesOverFieldsOfLaterVersions() {
    var line = DecisionJson.write(RECORD).replaceFirst("\\{", "{\"later\":[1],");
    assertThat(DecisionJson.read(line)).isEqualTo(RECORD);
  }

  @Test
  void refusesWhatIsNoDecision() {
    assertThatThrownBy(() -> DecisionJson.read("{\"id\":\"d1\"}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("text");
    assertThatThrownBy(() -> DecisionJson.read("{")).isInstanceOf(MalformedJson.class);
  }

  private static DecisionRecord changed(Observation seen, Routing routing) {
    return new DecisionRecord(
        RECORD.identity(), RECORD.call(), seen, routing, RECORD.text(), RECORD.serving());
  }
}
