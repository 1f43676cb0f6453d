package dev.pointsman.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.anthropic.core.JsonValue;
import com.anthropic.helpers.MessageAccumulator;
import com.anthropic.models.messages.ContentBlock;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.StopReason;
import com.anthropic.models.messages.ToolUseBlock;
import dev.pointsman.rehearsal.Part;
import dev.pointsman.rehearsal.Reply;
import dev.pointsman.rehearsal.Reply.Stop;
import dev.pointsman.rehearsal.Tokens;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the Anthropic SDK says reaches the model, and what the model says reaches the SDK.
@ExtendWith(OnStage.class)
class MessagesContractTest {
  private static final String ASKED = "claude-auto-fast";

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void textArrives(boolean isStream, Stage stage) {
    stage.says(Reply.text("The points are set."));
    assertThat(text(ask(stage, isStream))).isEqualTo("The points are set.");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyScriptAndEveryEmojiArrives(boolean isStream, Stage stage) {
    stage.says(Reply.text("Grüße, 世界 🚂👩‍🔧 \u202Eabc \"\\\n\t").inPiecesOf(1));
    assertThat(text(ask(stage, isStream))).isEqualTo("Grüße, 世界 🚂👩‍🔧 \u202Eabc \"\\\n\t");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aToolCallArrivesWithItsInput(boolean isStream, Stage stage) {
    stage.says(Reply.tool("toolu_1", "Bash", "{\"command\":\"ls -la\",\"n\":[1,2]}").inPiecesOf(3));
    var message = ask(stage, isStream);
    assertThat(message.stopReason()).contains(StopReason.TOOL_USE);
    assertThat(toolNames(message)).containsEntry("toolu_1", "Bash");
    assertThat(tool(message)._input().toString()).contains("ls -la", "[1, 2]");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void parallelToolCallsArriveTogether(boolean isStream, Stage stage) {
    stage.says(
        Reply.tool("a", "Read", "{\"path\":\"x\"}")
            .and(new Part.ToolCall("b", "Grep", "{\"pattern\":\"y\"}"))
            .and(new Part.ToolCall("c", "Bash", "{}")));
    assertThat(toolNames(ask(stage, isStream)))
        .isEqualTo(Map.of("a", "Read", "b", "Grep", "c", "Bash"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void thinkingArrivesWithItsSignature(boolean isStream, Stage stage) {
    stage.says(
        Reply.of("m", new Part.Thinking("Let me see.", "c2lnbmF0dXJl"), new Part.Text("So.")));
    var thinking = ask(stage, isStream).content().getFirst().asThinking();
    assertThat(thinking.thinking()).isEqualTo("Let me see.");
    assertThat(thinking.signature()).isEqualTo("c2lnbmF0dXJl");
  }

  @ParameterizedTest
  @CsvSource({
    "false, MAX_TOKENS, max_tokens",
    "true,  MAX_TOKENS, max_tokens",
    "false, SEQUENCE,   stop_sequence",
    "true,  SEQUENCE,   stop_sequence",
    "false, REFUSAL,    refusal",
    "true,  REFUSAL,    refusal"
  })
  void theReasonToStopArrives(boolean isStream, Stop stop, String reason, Stage stage) {
    stage.says(Reply.text("Cut sho").stopping(stop));
    assertThat(ask(stage, isStream).stopReason().map(StopReason::asString)).contains(reason);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void usageArrivesWithItsCachedTokens(boolean isStream, Stage stage) {
    stage.says(Reply.text("x").costing(new Tokens(3, 1_000, 20, 9)));
    var usage = ask(stage, isStream).usage();
    assertThat(usage.inputTokens()).isEqualTo(3);
    assertThat(usage.cacheReadInputTokens()).contains(1_000L);
    assertThat(usage.cacheCreationInputTokens()).contains(20L);
    assertThat(usage.outputTokens()).isEqualTo(9);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "system         | \"Be brief.\"",
        "system         | [{\"type\":\"text\",\"text\":\"Hi\",\"cache_control\":{\"type\":\"ephemeral\"}}]",
        "tools          | [{\"name\":\"Bash\",\"input_schema\":{\"type\":\"object\",\"x-odd\":1}}]",
        "tool_choice    | {\"type\":\"any\",\"disable_parallel_tool_use\":true}",
        "stop_sequences | [\"\\n\\nHuman:\"]",
        "thinking       | {\"type\":\"enabled\",\"budget_tokens\":2048}",
        "thinking       | {\"type\":\"adaptive\"}",
        "output_config  | {\"format\":{\"type\":\"json_schema\",\"schema\":{\"type\":\"object\"}}}",
        "metadata       | {\"user_id\":\"user_1\"}",
        "temperature    | 0.70",
        "safeguards     | {\"mode\":\"on\",\"nested\":[null,1.50,\"x\"]}",
        "never_heard_of | {\"big\":123456789012345678901234567890}"
      })
  void aFieldReachesTheModelAsItWasSent(String name, String value, Stage stage)
      throws InterruptedException {
    var able = asking().model("claude-auto-premium");
    var params = able.putAdditionalBodyProperty(name, raw(value)).build();
    var unused = stage.anthropic().messages().create(params);
    assertThat(stage.received().json().path(name)).isEqualTo(Stage.json(value));
    assertThat(unused.id()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"type\":\"text\",\"text\":\"a\",\"cache_control\":{\"type\":\"ephemeral\",\"ttl\":\"1h\"}}]",
        "[{\"type\":\"image\",\"source\":{\"type\":\"base64\",\"media_type\":\"image/png\",\"data\":\"aGk=\"}}]",
        "[{\"type\":\"document\",\"source\":{\"type\":\"text\",\"media_type\":\"text/plain\",\"data\":\"d\"}}]",
        "[{\"type\":\"tool_result\",\"tool_use_id\":\"t\",\"is_error\":true,\"content\":\"no\"}]",
        "[{\"type\":\"tool_result\",\"tool_use_id\":\"a\",\"content\":[{\"type\":\"text\",\"text\":\"1\"}]},"
            + "{\"type\":\"tool_result\",\"tool_use_id\":\"b\",\"content\":\"2\"}]",
        "[{\"type\":\"thinking\",\"thinking\":\"t\",\"signature\":\"s\"}]",
        "[{\"type\":\"tool_reference\",\"tool_name\":\"x\"}]"
      })
  void contentReachesTheModelAsItWasSent(String content, Stage stage) throws InterruptedException {
    var messages = "[{\"role\":\"user\",\"content\":" + content + "}]";
    var answered = stage.anthropic().messages().create(conversation(messages));
    assertThat(stage.received().json().path("messages")).isEqualTo(Stage.json(messages));
    assertThat(text(answered)).isEqualTo("Hello");
  }

  @ParameterizedTest
  @ValueSource(strings = {"claude-auto-fast", "claude-auto-premium", "claude-opus-4-6"})
  void theModelIsTheOneThatTheNameStandsFor(String asked, Stage stage) throws InterruptedException {
    var answered = stage.anthropic().messages().create(asking().model(asked).build());
    assertThat(stage.received().json().path("model").asText()).isEqualTo(stage.modelFor(asked));
    assertThat(text(answered)).isEqualTo("Hello");
  }

  private static MessageCreateParams.Builder asking() {
    return MessageCreateParams.builder().model(ASKED).maxTokens(100).addUserMessage("Hi");
  }

  @SuppressWarnings("unchecked")
  private static MessageCreateParams conversation(String messages) {
    return MessageCreateParams.builder()
        .model(ASKED)
        .maxTokens(100)
        .messages(raw(messages))
        .build();
  }

  private static JsonValue raw(String json) {
    return JsonValue.fromJsonNode(Stage.json(json));
  }

  private static Message ask(Stage stage, boolean isStream) {
    if (!isStream) {
      return stage.anthropic().messages().create(asking().build());
    }
    var accumulator = MessageAccumulator.create();
    try (var stream = stage.anthropic().messages().createStreaming(asking().build())) {
      stream.stream().forEach(accumulator::accumulate);
    }
    return accumulator.message();
  }

  private static String text(Message message) {
    return message.content().stream()
        .flatMap(block -> block.text().stream())
        .map(block -> block.text())
        .collect(Collectors.joining());
  }

  private static ToolUseBlock tool(Message message) {
    return message.content().getFirst().asToolUse();
  }

  private static Map<String, String> toolNames(Message message) {
    return message.content().stream()
        .map(ContentBlock::asToolUse)
        .collect(Collectors.toMap(ToolUseBlock::id, ToolUseBlock::name));
  }
}
