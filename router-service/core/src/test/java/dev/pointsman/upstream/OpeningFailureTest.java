package dev.pointsman.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.request.Dialect;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpeningFailureTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'type':'overloaded_error','message':'no'} | 529",
        "{'type':'rate_limit_error','message':'no'} | 429",
        "{'type':'api_error','message':'no'} | 500",
        "{'type':'server_error','code':null} | 500",
        "{'type':'requests','code':'rate_limit_exceeded'} | 429",
        "{'type':'InternalServerError','code':500} | 500",
        "{'message':'Bad gateway','code':502} | 502",
        "{'type':'timeout_error','message':'no'} | 504"
      })
  void anErrorThatMayPassStandsForAStatus(String error, int status) {
    var data = "{\"error\":" + error.replace('\'', '"') + "}";
    assertThat(opening(Dialect.OPENAI_CHAT, "", data))
        .contains(new OpeningFailure(status, Body.of(data)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'type':'invalid_request_error','code':null}",
        "{'type':'authentication_error'}",
        "{'type':'insufficient_quota','code':'insufficient_quota'}",
        "{'type':'BadRequestError','code':400}",
        "{'message':'of a provider with numbers of its own','code':1302}",
        "{}"
      })
  void anyOtherErrorStandsForNone(String error) {
    var data = "{\"error\":" + error.replace('\'', '"') + "}";
    assertThat(opening(Dialect.OPENAI_CHAT, "", data)).isEmpty();
  }

  @Test
  void anErrorMayStandBesideNoOtherField() {
    for (var data :
        new String[] {
          "{\"object\":\"error\",\"message\":\"no\",\"code\":503}",
          "{\"error\":\"no\",\"code\":503}",
          "{\"error\":[\"no\"],\"code\":503}"
        }) {
      assertThat(opening(Dialect.OPENAI_CHAT, "", data))
          .contains(new OpeningFailure(503, Body.of(data)));
    }
  }

  @Test
  void anErrorOfTheResponsesApiIsWrappedAsInABody() {
    var data = "{\"type\":\"error\",\"code\":\"server_error\",\"message\":\"no\",\"param\":null}";
    assertThat(opening(Dialect.OPENAI_RESPONSES, "error", data))
        .contains(new OpeningFailure(500, Body.of("{\"error\":" + data + "}")));
  }

  @Test
  void aResponseThatFailsAtOnceIsOneToo() {
    var error = "{\"code\":\"rate_limit_exceeded\",\"message\":\"no\"}";
    var data = "{\"type\":\"response.failed\",\"response\":{\"error\":" + error + "}}";
    assertThat(opening(Dialect.OPENAI_RESPONSES, "response.failed", data))
        .contains(new OpeningFailure(429, Body.of("{\"error\":" + error + "}")));
  }

  @Test
  void onlyTheFirstFrameOpensAStream() {
    var meter = new StreamMeter(Dialect.ANTHROPIC_MESSAGES);
    meter.accept(new SseEvent("ping", "{\"type\":\"ping\"}"));
    meter.accept(
        new SseEvent("error", "{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\"}}"));
    assertThat(meter.failure()).isEqualTo("overloaded_error");
    assertThat(meter.opening()).isEmpty();
  }

  private static Optional<OpeningFailure> opening(Dialect dialect, String name, String data) {
    var meter = new StreamMeter(dialect);
    meter.accept(new SseEvent(name, data));
    return meter.opening();
  }
}
