package dev.pointsman.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.feature.FeatureValues;
import dev.pointsman.unit.DecisionId;
import dev.pointsman.upstream.Served;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CaptureTest {
  private static final String KEY = "sk-ant-" + "api03-Zx9Kd8Lm2Qp4Rt6Vw1Yb3Nc5";
  private static final String BODY =
      "{\"model\":\"auto\",\"password\":\"hunter\",\"n\":1.50,\"messages\":[\"\\u0073k-ant-"
          + KEY.substring(7)
          + "\"]}";

  @Test
  void keepsNeitherTextNorMeasurementsAtNone() {
    var kept = kept(CaptureLevel.NONE);
    assertThat(kept.observation().features()).isEqualTo(FeatureValues.NONE);
    assertThat(kept.observation().promptHash()).isEmpty();
    assertThat(kept.text().isEmpty()).isTrue();
  }

  @Test
  void keepsMeasurementsWithoutTextAtFeatures() {
    var kept = kept(CaptureLevel.FEATURES);
    assertThat(kept.observation()).isEqualTo(Entries.observation());
    assertThat(kept.text().isEmpty()).isTrue();
  }

  @Test
  void keepsTheClassifiersTextMaskedAtRedacted() {
    var kept = kept(CaptureLevel.REDACTED);
    assertThat(kept.text().prompt()).isEqualTo("my key is [masked key]");
    assertThat(kept.text().body()).isEmpty();
  }

  @Test
  void keepsTheBodyMaskedAtFull() {
    assertThat(kept(CaptureLevel.FULL).text().body())
        .isEqualTo(
            "{\"model\":\"auto\",\"password\":\"[masked password]\",\"n\":1.50,"
                + "\"messages\":[\"[masked key]\"]}");
  }

  @Test
  void masksABodyThatIsNoJson() {
    var kept = new Capture(CaptureLevel.FULL).kept(Entries.saying("d1", "", "{ " + KEY));
    assertThat(kept.text().body()).isEqualTo("{ [masked key]");
  }

  @ParameterizedTest
  @EnumSource
  void trial38WritesNoCanaryAtAnyLevel(CaptureLevel level) {
    var line = DecisionJson.write(new Capture(level).kept(full()));
    assertThat(line).doesNotContain(KEY).doesNotContain("jane@example.com");
  }

  @Test
  void letsGoOfTextsThatWillNotBeKept() {
    var entry = Entries.saying("d1", "a prompt", BODY);
    assertThat(new Capture(CaptureLevel.FEATURES).relieved(entry).text()).isEqualTo(CallText.NONE);
    assertThat(new Capture(CaptureLevel.FULL).relieved(entry)).isEqualTo(entry);
  }

  @Test
  void masksWhatTheUpstreamSaid() {
    var served = Entries.served();
    var telling =
        new Served(served.ending(), 200, List.of(), KEY, served.total(), List.of("key " + KEY));
    assertThat(Capture.kept(telling).notes()).containsExactly("key [masked key]");
    assertThat(Capture.kept(telling).stopReason()).isEqualTo("[masked key]");
  }

  private static DecisionRecord kept(CaptureLevel level) {
    return new Capture(level).kept(Entries.saying("d1", "my key is " + KEY, BODY));
  }

  /// A canary in every field that a client fills.
  private static DecisionEntry full() {
    var entry = Entries.saying("d1", KEY, BODY);
    var seen = entry.observation();
    return new DecisionEntry(
        new CallIdentity(new DecisionId("d1"), Entries.NOON, Entries.ANNA, KEY, KEY, names()),
        new IncomingCall(
            entry.call().endpoint(),
            entry.call().dialect(),
            "main",
            new RequestedModel("jane@example.com " + KEY, false),
            true,
            1,
            ClientProgram.of(KEY + "/" + KEY)),
        new Observation(seen.features(), 1, KEY, "", seen.opinion()),
        new Routing.Undecided("no model " + KEY),
        entry.text());
  }

  private static ClientNames names() {
    return new ClientNames(KEY, "jane@example.com", List.of(KEY));
  }
}
