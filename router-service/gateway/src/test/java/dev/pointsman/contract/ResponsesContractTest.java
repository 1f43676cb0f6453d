package dev.pointsman.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.core.JsonValue;
import com.openai.helpers.ResponseAccumulator;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseFunctionToolCall;
import com.openai.models.responses.ResponseStreamEvent;
import dev.pointsman.rehearsal.Answers;
import dev.pointsman.rehearsal.Faults;
import dev.pointsman.rehearsal.Part;
import dev.pointsman.rehearsal.Reply;
import dev.pointsman.rehearsal.Reply.Stop;
import dev.pointsman.rehearsal.Scripted.How;
import dev.pointsman.rehearsal.Tokens;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The OpenAI SDK's Responses, there and back.
class ResponsesContractTest extends OpenAiContract {
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void parallelFunctionCallsArriveTogether(boolean isStream, Stage stage) {
    stage.says(
        Reply.tool("a", "shell", "{\"command\":[\"ls\"]}")
            .and(new Part.ToolCall("b", "read", "{}")));
    assertThat(calls(ask(stage, isStream)))
        .extracting(call -> call.callId() + call.name() + call.arguments())
        .containsExactly("ashell{\"command\":[\"ls\"]}", "bread{}");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aFreeformToolCallArrivesAsItWasWritten(boolean isStream, Stage stage) {
    var patch = "*** Begin Patch\n*** Update File: a.txt\n+\"x\"\n*** End Patch";
    stage.says(Reply.of("m", new Part.CustomToolCall("c", "apply_patch", patch)));
    assertThat(ask(stage, isStream).output().getFirst().asCustomToolCall().input())
        .isEqualTo(patch);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void encryptedReasoningArrives(boolean isStream, Stage stage) {
    stage.says(Reply.of("m", new Part.Thinking("", "gAAAAencrypted"), new Part.Text("So.")));
    assertThat(ask(stage, isStream).output().getFirst().asReasoning().encryptedContent())
        .contains("gAAAAencrypted");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anAnswerThatWasCutIsIncomplete(boolean isStream, Stage stage) {
    stage.says(Reply.text("Cut sho").stopping(Stop.MAX_TOKENS));
    var response = ask(stage, isStream);
    assertThat(response.status().map(status -> status.asString())).contains("incomplete");
    assertThat(response.incompleteDetails()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void usageArrivesWithItsCachedTokens(boolean isStream, Stage stage) {
    stage.says(Reply.text("x").costing(new Tokens(3, 1_000, 0, 9)));
    var usage = ask(stage, isStream).usage().orElseThrow();
    assertThat(usage.inputTokens()).isEqualTo(1_003);
    assertThat(usage.inputTokensDetails().cachedTokens()).isEqualTo(1_000);
    assertThat(usage.outputTokens()).isEqualTo(9);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "instructions      | \"Be brief.\"",
        "include           | [\"reasoning.encrypted_content\"]",
        "reasoning         | {\"effort\":\"high\",\"summary\":\"auto\"}",
        "tools             | [{\"type\":\"custom\",\"name\":\"apply_patch\",\"format\":{\"type\":\"grammar\"}}]",
        "tools             | [{\"type\":\"web_search\"},{\"type\":\"local_shell\"}]",
        "tools             | [{\"type\":\"namespace\",\"name\":\"n\",\"tools\":[]}]",
        "tool_choice       | \"required\"",
        "text              | {\"format\":{\"type\":\"json_schema\",\"name\":\"n\",\"schema\":{}}}",
        "max_output_tokens | 99"
      })
  void aFieldReachesTheModelAsItWasSent(String name, String value, Stage stage)
      throws InterruptedException {
    assertReaches(name, value, stage);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"Hi\"",
        "[{\"type\":\"message\",\"role\":\"user\",\"content\":[{\"type\":\"input_image\",\"image_url\":"
            + "\"data:image/png;base64,aGk=\"}]}]",
        "[{\"type\":\"function_call\",\"call_id\":\"c\",\"name\":\"f\",\"arguments\":\"{}\"},"
            + "{\"type\":\"function_call_output\",\"call_id\":\"c\",\"output\":\"done\"}]",
        "[{\"type\":\"reasoning\",\"summary\":[],\"encrypted_content\":\"gAAAA\"}]"
      })
  @SuppressWarnings("unchecked")
  void inputReachesTheModelAsItWasSent(String input, Stage stage) throws InterruptedException {
    var params =
        ResponseCreateParams.builder()
            .model("auto-premium")
            .input(JsonValue.fromJsonNode(Stage.json(input)))
            .build();
    assertThat(stage.openAi().responses().create(params).id()).isNotEmpty();
    assertThat(stage.received().json().path("input")).isEqualTo(Stage.json(input));
  }

  @Test
  void aFailedResponseSaysSoAtItsEnd(Stage stage) {
    stage.always(request -> Faults.responseFailed("server_error", "The server fell over"));
    assertThat(events(stage).getLast().asFailed().response().error().orElseThrow().message())
        .isEqualTo("The server fell over");
  }

  @Test
  void theEventsComeInTheirOrder(Stage stage) {
    stage.says(Reply.text("Hello"));
    var events = events(stage);
    assertThat(events.getFirst().isCreated()).isTrue();
    assertThat(events.getLast().isCompleted()).isTrue();
  }

  @Test
  void aStreamThatIsCutEndsAsAFailedResponse(Stage stage) {
    stage.always(request -> Answers.responseStream(Reply.text("Hello")).cutAfter(3, How.RST));
    assertThat(events(stage).getLast().isFailed()).isTrue();
  }

  @Test
  void aLongInputArrivesWhole(Stage stage) throws InterruptedException {
    var prompt = "wörd ".repeat(160_000);
    var params = ResponseCreateParams.builder().model(ASKED).input(prompt).build();
    assertThat(text(stage.openAi().responses().create(params))).isEqualTo("Hello");
    assertThat(stage.received().json().path("input").asText()).isEqualTo(prompt);
  }

  @Override
  String text(Stage stage, boolean isStream) {
    return text(ask(stage, isStream));
  }

  @Override
  void create(Stage stage, String model, Map<String, JsonValue> fields) {
    var params = asking().model(model).additionalBodyProperties(fields).build();
    assertThat(stage.openAi().responses().create(params).id()).isNotEmpty();
  }

  @Override
  boolean readsOneEvent(Stage stage) {
    try (var stream = stage.openAi().responses().createStreaming(asking().build())) {
      return stream.stream().findFirst().isPresent();
    }
  }

  private static ResponseCreateParams.Builder asking() {
    return ResponseCreateParams.builder().model(ASKED).input("Hi");
  }

  private static Response ask(Stage stage, boolean isStream) {
    if (!isStream) {
      return stage.openAi().responses().create(asking().build());
    }
    var accumulator = ResponseAccumulator.create();
    events(stage).forEach(accumulator::accumulate);
    return accumulator.response();
  }

  private static List<ResponseStreamEvent> events(Stage stage) {
    try (var stream = stage.openAi().responses().createStreaming(asking().build())) {
      return stream.stream().toList();
    }
  }

  private static String text(Response response) {
    return response.output().stream()
        .flatMap(item -> item.message().stream())
        .flatMap(message -> message.content().stream())
        .map(content -> content.asOutputText().text())
        .collect(Collectors.joining());
  }

  private static List<ResponseFunctionToolCall> calls(Response response) {
    return response.output().stream().flatMap(item -> item.functionCall().stream()).toList();
  }
}
