package dev.pointsman.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.unit.ModelId;
import dev.pointsman.upstream.Body;
import dev.pointsman.upstream.CapabilityTable;
import org.junit.jupiter.api.Test;

class RequestTermsTest {
  private static final Body REQUEST =
      Body.of(
          "{\"max_tokens\":9,\"output_config\":{\"effort\":\"high\"},\"messages\":"
              + "[{\"role\":\"user\",\"content\":\"Hi\"}]}");

  @Test
  void aReasoningModelTakesEffortAndTheNewLimit() {
    assertThat(translatedFor("gpt-5.5"))
        .contains("\"max_completion_tokens\":9", "\"reasoning_effort\":\"high\"");
  }

  @Test
  void anUnknownModelTakesTheOldLimitAndNoEffort() {
    assertThat(translatedFor("a-model-of-ones-own"))
        .contains("\"max_tokens\":9")
        .doesNotContain("reasoning_effort");
  }

  private static String translatedFor(String model) {
    var id = new ModelId(model);
    var terms = RequestTerms.of(id, CapabilityTable.standard().of(id));
    return Golden.MESSAGES_OVER_CHAT.request(REQUEST, terms).body().text();
  }
}
