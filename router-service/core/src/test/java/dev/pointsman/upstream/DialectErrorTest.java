package dev.pointsman.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.json.JsonReader;
import dev.pointsman.request.Dialect;
import dev.pointsman.unit.TokenCount;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DialectErrorTest {
  private static final Map<Integer, String> ANTHROPIC_TYPES =
      Map.of(
          400,
          "invalid_request_error",
          401,
          "authentication_error",
          403,
          "permission_error",
          404,
          "not_found_error",
          413,
          "request_too_large",
          429,
          "rate_limit_error",
          500,
          "api_error",
          504,
          "timeout_error",
          529,
          "overloaded_error");

  @Test
  void anthropicClientsReadTheTypeThatBelongsToTheStatus() {
    ANTHROPIC_TYPES.forEach((status, type) -> {
      var json =
          JsonReader.read(new DialectError(status, "why").body(Dialect.ANTHROPIC_MESSAGES).text());
      assertThat(json.path("type").asText()).isEqualTo("error");
      assertThat(json.path("error").path("type").asText()).isEqualTo(type);
      assertThat(json.path("error").path("message").asText()).isEqualTo("why");
    });
  }

  @Test
  void openAiClientsReadAllFourFields() {
    var json = JsonReader.read(new DialectError(401, "why").body(Dialect.OPENAI_CHAT).text());
    assertThat(json.toString())
        .isEqualTo(
            "{\"error\":{\"message\":\"why\",\"type\":\"authentication_error\",\"param\":null,"
                + "\"code\":\"invalid_api_key\"}}");
  }

  @Test
  void anErrorInAStreamEndsItWithoutSuccess() {
    for (var dialect : Dialect.values()) {
      var meter = new StreamMeter(dialect);
      var bytes = new DialectError(502, "cut").event(dialect).bytes();
      var events = new SseFramer().accept(bytes, 0, bytes.length);
      assertThat(events).isNotEmpty().allMatch(event -> event.data().contains("cut"));
      events.forEach(meter::accept);
      assertThat(meter.failure()).isNotEmpty();
      assertThat(meter.isFinished()).isFalse();
    }
  }

  @Test
  void codexIsToldByTheEventThatItHeeds() {
    var bytes = new DialectError(429, "wait").event(Dialect.OPENAI_RESPONSES).bytes();
    var last = new SseFramer().accept(bytes, 0, bytes.length).getLast();
    var error = JsonReader.read(last.data()).path("response").path("error");
    assertThat(last.name()).isEqualTo("response.failed");
    assertThat(error.path("code").asText()).isEqualTo("rate_limit_exceeded");
  }

  @Test
  void aPingSaysNothingInAnyDialect() {
    for (var dialect : Dialect.values()) {
      var meter = new StreamMeter(dialect);
      var bytes = Ping.of(dialect).bytes();
      var events = new SseFramer().accept(bytes, 0, bytes.length);
      events.forEach(meter::accept);
      assertThat(events).hasSize(1);
      assertThat(meter.usage().output()).isEqualTo(TokenCount.ZERO);
      assertThat(meter.isOver() || meter.isGarbled()).isFalse();
    }
  }
}
