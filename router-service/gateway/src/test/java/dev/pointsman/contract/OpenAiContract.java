package dev.pointsman.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.openai.core.JsonValue;
import com.openai.errors.OpenAIServiceException;
import dev.pointsman.rehearsal.Answers;
import dev.pointsman.rehearsal.Faults;
import dev.pointsman.rehearsal.Reply;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the OpenAI SDK gets from either of its endpoints, there and back.
@ExtendWith(OnStage.class)
abstract class OpenAiContract {
  static final String ASKED = "auto-fast";

  /// The text of the answer, whole or put together from a stream.
  abstract String text(Stage stage, boolean isStream);

  /// Asks a model for a whole answer, with these fields in the body.
  abstract void create(Stage stage, String model, Map<String, JsonValue> fields);

  /// Reads the first event of a stream and leaves; returns whether there was one.
  abstract boolean readsOneEvent(Stage stage);

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void textArrives(boolean isStream, Stage stage) {
    stage.says(Reply.text("Grüße, 世界 🚂👩‍🔧 \"\\\n").inPiecesOf(1));
    assertThat(text(stage, isStream)).isEqualTo("Grüße, 世界 🚂👩‍🔧 \"\\\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "prompt_cache_key    | \"k\"",
        "parallel_tool_calls | false",
        "store               | false",
        "never_heard_of      | {\"big\":123456789012345678901234567890}"
      })
  void aFieldOfBothReachesTheModelAsItWasSent(String name, String value, Stage stage)
      throws InterruptedException {
    assertReaches(name, value, stage);
  }

  final void assertReaches(String name, String value, Stage stage) throws InterruptedException {
    var json = Stage.json(value);
    create(stage, "auto-premium", Map.of(name, JsonValue.fromJsonNode(json)));
    assertThat(stage.received().json().path(name)).isEqualTo(json);
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
    var thrown = catchThrowableOfType(OpenAIServiceException.class, () -> text(stage, false));
    assertThat(thrown.getClass().getSimpleName()).isEqualTo(type);
    assertThat(thrown.statusCode()).isEqualTo(status);
    assertThat(thrown.getMessage()).contains("Words that clients match");
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto-fast", "auto-premium", "gpt-5.5"})
  void theModelIsTheOneThatTheNameStandsFor(String asked, Stage stage) throws InterruptedException {
    create(stage, asked, Map.of());
    assertThat(stage.received().json().path("model").asText()).isEqualTo(stage.modelFor(asked));
  }

  @Test
  void aClientThatLeavesIsNoticedUpstream(Stage stage) throws InterruptedException {
    stage.always(request -> Answers.to(request, Reply.text("Hello")).silentAfter(2));
    assertThat(readsOneEvent(stage)).isTrue();
    assertThat(stage.received().isClosedWithin(Duration.ofSeconds(2))).isTrue();
  }
}
