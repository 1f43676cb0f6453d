package dev.pointsman.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.core.JsonValue;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.models.Model;
import dev.pointsman.rehearsal.Answers;
import dev.pointsman.rehearsal.Faults;
import dev.pointsman.rehearsal.Part;
import dev.pointsman.rehearsal.Reply;
import dev.pointsman.rehearsal.Reply.Stop;
import dev.pointsman.rehearsal.Scripted.How;
import dev.pointsman.rehearsal.Tokens;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The OpenAI SDK's chat completions, there and back.
class ChatContractTest extends OpenAiContract {
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void parallelToolCallsArriveTogether(boolean isStream, Stage stage) {
    stage.says(
        Reply.tool("a", "read", "{\"path\":\"x\"}")
            .and(new Part.ToolCall("b", "bash", "{\"command\":[\"ls\",\"-la\"]}")));
    var choice = ask(stage, isStream).choices().getFirst();
    assertThat(choice.finishReason().asString()).isEqualTo("tool_calls");
    assertThat(choice.message().toolCalls().orElse(List.of()))
        .extracting(call -> call.asFunction().id() + call.asFunction().function().arguments())
        .containsExactly("a{\"path\":\"x\"}", "b{\"command\":[\"ls\",\"-la\"]}");
  }

  @ParameterizedTest
  @CsvSource({
    "false, MAX_TOKENS, length",
    "true,  MAX_TOKENS, length",
    "false, SEQUENCE,   stop",
    "true,  SEQUENCE,   stop",
    "false, REFUSAL,    content_filter",
    "true,  REFUSAL,    content_filter"
  })
  void theReasonToStopArrives(boolean isStream, Stop stop, String reason, Stage stage) {
    stage.says(Reply.text("Cut sho").stopping(stop));
    assertThat(ask(stage, isStream).choices().getFirst().finishReason().asString())
        .isEqualTo(reason);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void usageArrivesWithItsCachedTokens(boolean isStream, Stage stage) {
    stage.says(Reply.text("x").costing(new Tokens(3, 1_000, 0, 9)));
    var usage = ask(stage, isStream).usage().orElseThrow();
    assertThat(usage.promptTokens()).isEqualTo(1_003);
    assertThat(usage.completionTokens()).isEqualTo(9);
    assertThat(usage.promptTokensDetails().flatMap(details -> details.cachedTokens()))
        .contains(1_000L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tools            | [{\"type\":\"function\",\"function\":{\"name\":\"f\",\"strict\":true}}]",
        "tool_choice      | {\"type\":\"function\",\"function\":{\"name\":\"f\"}}",
        "stop             | [\"END\"]",
        "response_format  | {\"type\":\"json_schema\",\"json_schema\":{\"name\":\"n\",\"schema\":{}}}",
        "reasoning_effort | \"low\"",
        "max_completion_tokens | 77",
        "logit_bias       | {\"50256\":-100}"
      })
  void aFieldReachesTheModelAsItWasSent(String name, String value, Stage stage)
      throws InterruptedException {
    assertReaches(name, value, stage);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"role\":\"system\",\"content\":\"Be brief.\"},{\"role\":\"user\",\"content\":\"Hi\"}]",
        "[{\"role\":\"developer\",\"content\":\"d\"},{\"role\":\"user\",\"content\":\"Hi\"}]",
        "[{\"role\":\"user\",\"content\":[{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/"
            + "png;base64,aGk=\"}}]}]",
        "[{\"role\":\"user\",\"content\":\"a\"},{\"role\":\"assistant\",\"content\":null,\"tool_calls\":"
            + "[{\"id\":\"t\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}]},"
            + "{\"role\":\"tool\",\"tool_call_id\":\"t\",\"content\":\"done\"}]"
      })
  @SuppressWarnings("unchecked")
  void messagesReachTheModelAsTheyWereSent(String messages, Stage stage)
      throws InterruptedException {
    var params =
        ChatCompletionCreateParams.builder()
            .model(ASKED)
            .messages(JsonValue.fromJsonNode(Stage.json(messages)))
            .build();
    assertThat(stage.openAi().chat().completions().create(params).id()).isNotEmpty();
    assertThat(stage.received().json().path("messages")).isEqualTo(Stage.json(messages));
  }

  @Test
  void anErrorWithinAStreamIsAnError(Stage stage) {
    stage.always(request -> Faults.chatThenError(Reply.text("Hello"), 2, "The server fell over"));
    assertThatThrownBy(() -> ask(stage, true)).hasMessageContaining("The server fell over");
  }

  @Test
  void aStreamThatIsCutEndsWithAnError(Stage stage) {
    stage.always(request -> Answers.chatStream(Reply.text("Hello"), false).cutAfter(2, How.RST));
    assertThatThrownBy(() -> ask(stage, true)).hasMessageContaining("broke off");
  }

  @Test
  void theSdkHonoursTheMillisecondsThatTheUpstreamAsksFor(Stage stage) {
    var limited = Faults.rateLimitedForMillis(700);
    stage.next(limited, limited, limited);
    var start = System.nanoTime();
    var completion = stage.openAi(1).chat().completions().create(asking().build());
    assertThat(completion.choices()).hasSize(1);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(600));
  }

  @Test
  void modelsAreListed(Stage stage) {
    stage.always(request -> Answers.openAiModels("auto", "gpt-5.5"));
    assertThat(stage.openAi().models().list().data())
        .extracting(Model::id)
        .contains("auto", "gpt-5.5");
  }

  @Override
  String text(Stage stage, boolean isStream) {
    return ask(stage, isStream).choices().getFirst().message().content().orElse("");
  }

  @Override
  void create(Stage stage, String model, Map<String, JsonValue> fields) {
    var params = asking().model(model).additionalBodyProperties(fields).build();
    assertThat(stage.openAi().chat().completions().create(params).id()).isNotEmpty();
  }

  @Override
  boolean readsOneEvent(Stage stage) {
    try (var stream = stage.openAi().chat().completions().createStreaming(asking().build())) {
      return stream.stream().findFirst().isPresent();
    }
  }

  private static ChatCompletionCreateParams.Builder asking() {
    return ChatCompletionCreateParams.builder().model(ASKED).addUserMessage("Hi");
  }

  private static ChatCompletion ask(Stage stage, boolean isStream) {
    var completions = stage.openAi().chat().completions();
    if (!isStream) {
      return completions.create(asking().build());
    }
    var options = ChatCompletionStreamOptions.builder().includeUsage(true).build();
    var accumulator = ChatCompletionAccumulator.create();
    try (var stream = completions.createStreaming(asking().streamOptions(options).build())) {
      stream.stream().forEach(accumulator::accumulate);
    }
    return accumulator.chatCompletion();
  }
}
