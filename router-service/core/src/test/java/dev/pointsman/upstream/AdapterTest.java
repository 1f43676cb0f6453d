package dev.pointsman.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.json.JsonReader;
import dev.pointsman.request.Dialect;
import dev.pointsman.unit.ModelId;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdapterTest {
  private static final String HAIKU = "claude-haiku-4-5";
  private static final String OPUS = "claude-opus-4-6";

  @Test
  void aModelThatTheTableDoesNotKnowGetsTheBodyAsItCame() {
    var body = "{\"max_tokens\":9999999,\"thinking\":{\"type\":\"adaptive\"}}";
    assertThat(anthropic(body, "claude-next-9", OPUS)).isEqualTo(body);
  }

  @Test
  void theAnswersLimitIsCutToWhatTheModelCanWrite() {
    assertThat(anthropic("{\"max_tokens\":128000}", HAIKU, HAIKU))
        .isEqualTo("{\"max_tokens\":64000}");
  }

  @Test
  void adaptiveThinkingBecomesABudgetWhereTheModelHasNoOther() {
    assertThat(
            anthropic("{\"max_tokens\":32000,\"thinking\":{\"type\":\"adaptive\"}}", HAIKU, HAIKU))
        .isEqualTo(
            "{\"max_tokens\":32000,\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":16000}}");
  }

  @Test
  void aBudgetThatLeavesNoAnswerIsLeftOut() {
    assertThat(
            anthropic("{\"max_tokens\":1000,\"thinking\":{\"type\":\"adaptive\"}}", HAIKU, HAIKU))
        .isEqualTo("{\"max_tokens\":1000}");
  }

  @Test
  void thinkingOfAnotherFamilyIsLeftOutAndTheRestKept() {
    var body =
        "{\"messages\":[{\"role\":\"user\",\"content\":\"a\"},{\"role\":\"assistant\",\"content\":["
            + "%s{\"type\":\"text\",\"text\":\"b\"}]},{\"role\":\"user\",\"content\":\"c\"}]}";
    var thinking = "{\"type\":\"thinking\",\"thinking\":\"t\",\"signature\":\"s\"},";
    assertThat(anthropic(body.formatted(thinking), HAIKU, OPUS)).isEqualTo(body.formatted(""));
    assertThat(anthropic(body.formatted(thinking), OPUS, OPUS)).isEqualTo(body.formatted(thinking));
  }

  @Test
  void aMessageOfNothingButForeignThinkingGoesWhole() {
    var thinking =
        "{\"role\":\"assistant\",\"content\":[{\"type\":\"redacted_thinking\",\"data\":\"x\"}]}";
    assertThat(anthropic("{\"messages\":[{\"role\":\"user\"}," + thinking + "]}", HAIKU, OPUS))
        .isEqualTo("{\"messages\":[{\"role\":\"user\"}]}");
  }

  @Test
  void reasoningModelsOfOpenAiAreAskedInTheirOwnWords() {
    var body = "{\"max_tokens\":100,\"temperature\":0.2}";
    assertThat(adapted(Dialect.OPENAI_CHAT, body, "gpt-5.5", "gpt-5.5"))
        .isEqualTo("{\"max_completion_tokens\":100}");
    assertThat(adapted(Dialect.OPENAI_CHAT, body, "gpt-4o", "gpt-4o")).isEqualTo(body);
  }

  @Test
  void encryptedReasoningStaysWithItsProvider() {
    var body =
        "{\"input\":[{\"type\":\"reasoning\",\"encrypted_content\":\"x\"},{\"role\":\"user\"}]}";
    assertThat(adapted(Dialect.OPENAI_RESPONSES, body, "gpt-5.5", "gpt-5")).isEqualTo(body);
    assertThat(adapted(Dialect.OPENAI_RESPONSES, body, "gpt-5.5", HAIKU))
        .isEqualTo("{\"input\":[{\"role\":\"user\"}]}");
  }

  @Test
  void onlyTheBetaThatTheModelRefusesIsLeftOut() {
    var adaptation = adaptation(Dialect.ANTHROPIC_MESSAGES, "{}", HAIKU, HAIKU);
    var headers = HeaderFields.of("anthropic-beta", "new-thing-2027,context-1m-2025-08-07");
    assertThat(adaptation.adapted(headers).all("anthropic-beta")).containsExactly("new-thing-2027");
    var roomy = adaptation(Dialect.ANTHROPIC_MESSAGES, "{}", OPUS, OPUS);
    assertThat(roomy.adapted(headers)).isEqualTo(headers);
  }

  private static String anthropic(String body, String target, String signer) {
    return adapted(Dialect.ANTHROPIC_MESSAGES, body, target, signer);
  }

  private static String adapted(Dialect dialect, String body, String target, String signer) {
    return BodySplice.apply(Body.of(body), adaptation(dialect, body, target, signer).patches())
        .text();
  }

  private static Adaptation adaptation(Dialect dialect, String body, String target, String signer) {
    return Adapter.adapt(
        dialect, JsonReader.read(body), new ModelId(target), List.of(new ModelId(signer)));
  }
}
