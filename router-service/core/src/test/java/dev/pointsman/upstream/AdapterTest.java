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
  void aMessageOfNothingButForeignThinkingKeepsItsPlace() {
    var body = "{\"messages\":[{\"role\":\"assistant\",\"content\":[%s]},{\"role\":\"user\"}]}";
    var thinking = "{\"type\":\"redacted_thinking\",\"data\":\"x\"}";
    assertThat(anthropic(body.formatted(thinking), HAIKU, OPUS))
        .isEqualTo(body.formatted("{\"type\":\"text\",\"text\":\"(no text)\"}"));
  }

  @Test
  void thinkingOfAnUnknownModelGoesToNoOther() {
    var body =
        "{\"messages\":[{\"role\":\"assistant\",\"content\":[%s{\"type\":\"text\",\"text\":\"b\"}]}]}";
    var thinking = "{\"type\":\"thinking\",\"thinking\":\"t\",\"signature\":\"s\"},";
    var whole = body.formatted(thinking);
    assertThat(anthropic(whole, "claude-next-9", "claude-next-8")).isEqualTo(body.formatted(""));
    assertThat(anthropic(whole, "claude-next-9", "claude-next-9")).isEqualTo(whole);
  }

  @Test
  void datedAndResoldNamesAreTheSameModel() {
    var body =
        "{\"messages\":[{\"role\":\"assistant\",\"content\":[{\"type\":\"thinking\"},{\"type\":\"text\"}]}]}";
    assertThat(anthropic(body, HAIKU, HAIKU + "-20251001")).isEqualTo(body);
    assertThat(anthropic(body, "anthropic/claude-haiku-4.5", HAIKU)).isEqualTo(body);
    assertThat(anthropic(body, "us.anthropic.claude-haiku-4-5-20251001-v1:0", HAIKU))
        .isEqualTo(body);
  }

  @Test
  void aBudgetBecomesAdaptiveWhereTheModelTakesNone() {
    var body =
        "{\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":5000,\"display\":\"omitted\"}}";
    assertThat(anthropic(body, "claude-opus-4-7", "claude-opus-4-7"))
        .isEqualTo("{\"thinking\":{\"type\":\"adaptive\",\"display\":\"omitted\"}}");
  }

  @Test
  void aBudgetThatTheClientChoseForItsOwnLimitStays() {
    var body = "{\"max_tokens\":8000,\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":20000}}";
    assertThat(anthropic(body, HAIKU, HAIKU)).isEqualTo(body);
  }

  @Test
  void aModelThatForcesNoToolsWhileThinkingStopsThinking() {
    var body = "{\"tool_choice\":{\"type\":\"any\"}%s}";
    assertThat(anthropic(body.formatted(",\"thinking\":{\"type\":\"adaptive\"}"), OPUS, OPUS))
        .isEqualTo(body.formatted(""));
    var forced = "{\"tool_choice\":{\"type\":\"tool\",\"name\":\"x\"}}";
    assertThat(anthropic(forced, "claude-opus-5-5", "claude-opus-5-5"))
        .isEqualTo("{\"tool_choice\":{\"type\":\"auto\"}}");
  }

  @Test
  void aToolLoopWithoutTheModelsOwnThinkingGoesOnWithout() {
    var loop =
        "\"messages\":[{\"role\":\"assistant\",\"content\":[{\"type\":\"tool_use\"}]},"
            + "{\"role\":\"user\",\"content\":[{\"type\":\"tool_result\"}]}]}";
    var thinking = "\"thinking\":{\"type\":\"adaptive\"},";
    assertThat(anthropic("{" + thinking + loop, HAIKU, OPUS)).isEqualTo("{" + loop);
    assertThat(anthropic("{" + thinking + loop, OPUS, HAIKU)).isEqualTo("{" + thinking + loop);
  }

  @Test
  void thinkingThatCannotBeSwitchedOffIsAskedForInTheModelsOwnWord() {
    var body = "{\"thinking\":{\"type\":\"disabled\"}}";
    assertThat(anthropic(body, "claude-opus-5-5", OPUS)).isEqualTo("{}");
    assertThat(anthropic(body, "claude-sonnet-5-5", OPUS))
        .isEqualTo("{\"thinking\":{\"type\":\"between_tools\"}}");
    assertThat(anthropic(body, HAIKU, OPUS)).isEqualTo(body);
  }

  @Test
  void withoutThinkingNothingClearsIt() {
    var body =
        "{\"max_tokens\":500,\"thinking\":{\"type\":\"adaptive\"},\"context_management\":{\"edits\":"
            + "[{\"type\":\"clear_thinking_20251015\"},{\"type\":\"clear_tool_uses_20250919\"}]}}";
    assertThat(anthropic(body, HAIKU, HAIKU))
        .isEqualTo(
            "{\"max_tokens\":500,\"context_management\":{\"edits\":"
                + "[{\"type\":\"clear_tool_uses_20250919\"}]}}");
  }

  @Test
  void effortIsTheNearestThatTheModelHas() {
    var body = "{\"output_config\":{\"effort\":\"%s\"}}";
    assertThat(anthropic(body.formatted("xhigh"), OPUS, OPUS)).isEqualTo(body.formatted("high"));
    assertThat(anthropic(body.formatted("high"), HAIKU, HAIKU)).isEqualTo("{}");
    assertThat(adapted(Dialect.OPENAI_CHAT, "{\"reasoning_effort\":\"minimal\"}", "gpt-5.1", OPUS))
        .isEqualTo("{\"reasoning_effort\":\"none\"}");
  }

  @Test
  void samplingGoesWhereTheModelTakesNone() {
    var body = "{\"temperature\":0.5,\"top_p\":1,\"top_k\":5}";
    assertThat(anthropic(body, "claude-sonnet-5", OPUS)).isEqualTo("{\"top_p\":1}");
    assertThat(anthropic(body, OPUS, OPUS)).isEqualTo(body);
  }

  @Test
  void theBeginningOfTheBodyAndItsMarksAreNeverTouched() {
    var body =
        "{\"system\":[{\"type\":\"text\",\"text\":\"billing\",\"cache_control\":{\"type\":\"ephemeral\"}}],"
            + "\"safeguards\":{\"x\":1},\"max_tokens\":1e3,\"messages\":[{\"role\":\"user\",\"content\":"
            + "[{\"type\":\"tool_result\",\"tool_use_id\":\"toolu_1\"},{\"type\":\"new\"}]}]}";
    for (var model : List.of(HAIKU, OPUS, "claude-opus-5-5", "claude-next-9")) {
      assertThat(anthropic(body, model, "claude-sonnet-4-6")).isEqualTo(body);
    }
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
    return new Adapter(CapabilityTable.standard())
        .adapt(dialect, JsonReader.read(body), new ModelId(target), List.of(new ModelId(signer)));
  }
}
