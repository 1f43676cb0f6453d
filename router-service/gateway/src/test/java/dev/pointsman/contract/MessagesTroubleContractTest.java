package dev.pointsman.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.anthropic.errors.AnthropicServiceException;
import com.anthropic.models.messages.MessageCountTokensParams;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.anthropic.models.models.ModelInfo;
import dev.pointsman.rehearsal.Answer;
import dev.pointsman.rehearsal.Answers;
import dev.pointsman.rehearsal.Faults;
import dev.pointsman.rehearsal.Reply;
import dev.pointsman.rehearsal.Scripted.How;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Errors, interruptions, big and many calls, and the smaller endpoints of the Anthropic SDK.
@ExtendWith(OnStage.class)
class MessagesTroubleContractTest {
  private static final String ASKED = "claude-auto-fast";

  @ParameterizedTest
  @CsvSource({
    "400, BadRequestException,          invalid_request_error",
    "401, UnauthorizedException,        authentication_error",
    "403, PermissionDeniedException,    permission_error",
    "404, NotFoundException,            not_found_error",
    "413, ContentTooLargeException,     request_too_large",
    "422, UnprocessableEntityException, invalid_request_error",
    "429, RateLimitException,           rate_limit_error",
    "500, InternalServerException,      api_error",
    "529, OverloadedException,          overloaded_error"
  })
  void anErrorIsTheSdksOwnWithItsMessage(int status, String type, String word, Stage stage) {
    stage.always(request -> Faults.to(request, status, "Words that clients match"));
    var thrown = catchThrowableOfType(AnthropicServiceException.class, () -> create(stage, "Hi"));
    assertThat(thrown.getClass().getSimpleName()).isEqualTo(type);
    assertThat(thrown.statusCode()).isEqualTo(status);
    assertThat(thrown.body().toString()).contains("Words that clients match", word);
  }

  @Test
  void anInvalidSignatureArrivesVerbatim(Stage stage) {
    stage.always(request -> Faults.invalidSignature());
    var thrown = catchThrowableOfType(AnthropicServiceException.class, () -> create(stage, "Hi"));
    assertThat(thrown.body().toString()).contains(Faults.INVALID_SIGNATURE);
  }

  @Test
  void anErrorAtTheStartOfAStreamIsTheSdksOwn(Stage stage) {
    stage.always(request -> Faults.overloaded());
    assertThatThrownBy(() -> events(stage)).hasMessageContaining("529");
  }

  @Test
  void anErrorEventEndsTheStream(Stage stage) {
    stage.always(request ->
        Faults.messageThenError(Reply.text("Hello"), 4, "overloaded_error", "Overloaded"));
    assertThatThrownBy(() -> events(stage)).hasMessageContaining("Overloaded");
  }

  @Test
  void aStreamThatIsCutEndsWithAnError(Stage stage) {
    stage.always(request -> Answers.messageStream(Reply.text("Hello there")).cutAfter(4, How.RST));
    assertThatThrownBy(() -> events(stage)).hasMessageContaining("broke off");
  }

  @Test
  void aClientThatLeavesIsNoticedUpstream(Stage stage) throws InterruptedException {
    stage.always(request -> Answers.messageStream(Reply.text("Hello")).silentAfter(3));
    try (var stream = stage.anthropic().messages().createStreaming(params("Hi"))) {
      assertThat(stream.stream().findFirst()).isPresent();
    }
    assertThat(stage.received().isClosedWithin(Duration.ofSeconds(2))).isTrue();
  }

  @Test
  void theSdkHonoursTheWaitThatTheUpstreamAsksFor(Stage stage) {
    stage.next(Faults.rateLimited("1"), Faults.rateLimited("1"), Faults.rateLimited("1"));
    var start = System.nanoTime();
    var message = stage.anthropic(1).messages().create(params("Hi"));
    assertThat(message.content()).hasSize(1);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(900));
  }

  @Test
  void thirtyTwoCallsAtOnceGetTheirOwnAnswers(Stage stage) throws Exception {
    stage.always(request ->
        Answers.message(Reply.text(request.json().at("/messages/0/content").asText()))
            .after(Duration.ofMillis(50)));
    var calls = IntStream.range(0, 32).mapToObj(i -> call(stage, "call " + i)).toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new ArrayList<String>();
      for (var answer : threads.invokeAll(calls)) {
        answers.add(answer.get());
      }
      assertThat(answers).hasSize(32).doesNotHaveDuplicates().contains("call 0", "call 31");
    }
  }

  @Test
  void aPromptOfTwoHundredThousandTokensArrivesWhole(Stage stage) throws InterruptedException {
    var prompt = "word ".repeat(160_000);
    assertThat(create(stage, prompt)).isEqualTo("Hello");
    assertThat(stage.received().json().at("/messages/0/content").asText()).isEqualTo(prompt);
  }

  @Test
  void tokensAreCounted(Stage stage) throws InterruptedException {
    stage.always(request -> Answers.countTokens(4_711));
    var count =
        stage
            .anthropic()
            .messages()
            .countTokens(
                MessageCountTokensParams.builder().model(ASKED).addUserMessage("Hi").build());
    assertThat(count.inputTokens()).isEqualTo(4_711);
    assertThat(stage.received().path()).isEqualTo("/v1/messages/count_tokens");
  }

  @Test
  void modelsAreListed(Stage stage) {
    stage.always(request -> Answers.anthropicModels("claude-auto", "claude-opus-4-6"));
    assertThat(stage.anthropic().models().list().data())
        .extracting(ModelInfo::id)
        .contains("claude-auto", "claude-opus-4-6");
  }

  @Test
  void anUnknownFieldOfTheAnswerIsKept(Stage stage) {
    var body = Answers.message(Reply.text("x")).body();
    stage.next(Answer.json(200, body.replaceFirst("\\{", "{\"novel\":{\"a\":[1]},")));
    assertThat(stage.anthropic().messages().create(params("Hi"))._additionalProperties())
        .containsKey("novel");
  }

  @Test
  void betaHeadersReachTheModelVerbatim(Stage stage) throws InterruptedException {
    var params =
        MessageCreateParams.builder()
            .model("claude-auto-premium")
            .maxTokens(1)
            .addUserMessage("Hi")
            .putAdditionalHeader("anthropic-beta", "context-1m-2025-08-07,never-heard-of-2027")
            .build();
    assertThat(stage.anthropic().messages().create(params).id()).isNotEmpty();
    assertThat(stage.received().header("anthropic-beta"))
        .contains("context-1m-2025-08-07,never-heard-of-2027");
    assertThat(stage.received().header("anthropic-version")).isPresent();
  }

  private static Callable<String> call(Stage stage, String prompt) {
    return () -> create(stage, prompt);
  }

  private static MessageCreateParams params(String prompt) {
    return MessageCreateParams.builder().model(ASKED).maxTokens(100).addUserMessage(prompt).build();
  }

  private static String create(Stage stage, String prompt) {
    var message = stage.anthropic().messages().create(params(prompt));
    return message.content().getFirst().asText().text();
  }

  private static List<RawMessageStreamEvent> events(Stage stage) {
    try (var stream = stage.anthropic().messages().createStreaming(params("Hi"))) {
      return stream.stream().toList();
    }
  }
}
