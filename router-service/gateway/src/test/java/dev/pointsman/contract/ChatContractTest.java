package dev.pointsman.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.openai.core.JsonValue;
import com.openai.errors.OpenAIServiceException;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The OpenAI SDK's chat completions, there and back.
@ExtendWith(OnStage.class)
class ChatContractTest {
  private static final String ASKED = "auto-fast";

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void textArrives(boolean isStream, Stage stage) {
    stage.says(Reply.text("Grüße, 世界 🚂👩‍🔧 \"\\\n").inPiecesOf(1));
    assertThat(ask(stage, isStream).choices().getFirst().message().content())
        .contains("Grüße, 世界 🚂👩‍🔧 \"\\\n");
  }

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
        "parallel_tool_calls | false",
        "stop             | [\"END\"]",
        "response_format  | {\"type\":\"json_schema\",\"json_schema\":{\"name\":\"n\",\"schema\":{}}}",
        "reasoning_effort | \"low\"",
        "prompt_cache_key | \"k\"",
        "max_completion_tokens | 77",
        "logit_bias       | {\"50256\":-100}",
        "never_heard_of   | {\"big\":123456789012345678901234567890}"
      })
  void aFieldReachesTheModelAsItWasSent(String name, String value, Stage stage)
      throws InterruptedException {
    var json = JsonValue.fromJsonNode(Stage.json(value));
    var able = asking().model("auto-premium");
    var params = able.putAdditionalBodyProperty(name, json).build();
    assertThat(stage.openAi().chat().completions().create(params).id()).isNotEmpty();
    assertThat(stage.received().json().path(name)).isEqualTo(Stage.json(value));
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

  @ParameterizedTest
  @CsvSource({
    "400, BadRequestException",
    "401, UnauthorizedException",
    "403, PermissionDeniedException",
    "404, NotFoundException",
    "422, UnprocessableEntityException",
    "429, RateLimitException",
    "500, InternalServerException",
    "503, InternalServerException"
  })
  void anErrorIsTheSdksOwnWithItsMessage(int status, String type, Stage stage) {
    stage.always(request -> Faults.to(request, status, "Words that clients match"));
    var thrown = catchThrowableOfType(OpenAIServiceException.class, () -> ask(stage, false));
    assertThat(thrown.getClass().getSimpleName()).isEqualTo(type);
    assertThat(thrown.statusCode()).isEqualTo(status);
    assertThat(thrown.getMessage()).contains("Words that clients match");
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto-fast", "auto-premium", "gpt-5.5"})
  void theModelIsTheOneThatTheNameStandsFor(String asked, Stage stage) throws InterruptedException {
    var params = asking().model(asked).build();
    assertThat(stage.openAi().chat().completions().create(params).id()).isNotEmpty();
    assertThat(stage.received().json().path("model").asText()).isEqualTo(stage.modelFor(asked));
  }

  @Test
  void anErrorWithinAStreamIsAnError(Stage stage) {
    stage.always(request -> Faults.chatThenError(Reply.text("Hello"), 2, "The server fell over"));
    assertThatThrownBy(() -> ask(stage, true)).isInstanceOf(RuntimeException.class);
  }

  @Test
  void aStreamThatIsCutEndsWithAnError(Stage stage) {
    stage.always(request -> Answers.chatStream(Reply.text("Hello"), false).cutAfter(2, How.RST));
    assertThatThrownBy(() -> ask(stage, true)).isInstanceOf(RuntimeException.class);
  }

  @Test
  void aClientThatLeavesIsNoticedUpstream(Stage stage) throws InterruptedException {
    stage.always(request -> Answers.chatStream(Reply.text("Hello"), false).silentAfter(2));
    var params = asking().build();
    try (var stream = stage.openAi().chat().completions().createStreaming(params)) {
      assertThat(stream.stream().findFirst()).isPresent();
    }
    assertThat(stage.received().isClosedWithin(Duration.ofSeconds(2))).isTrue();
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
