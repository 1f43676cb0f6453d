package dev.pointsman.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.upstream.Body;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorTest {
  @ParameterizedTest
  @CsvSource({
    "400, invalid_request_error",
    "401, authentication_error",
    "403, permission_error",
    "404, not_found_error",
    "413, request_too_large",
    "422, invalid_request_error",
    "429, rate_limit_error",
    "500, api_error",
    "504, timeout_error",
    "529, overloaded_error"
  })
  void tellsAMessagesClientTheKindOfError(int status, String type) {
    var error = Body.of("{\"error\":{\"message\":\"No such track\",\"type\":\"x\",\"code\":null}}");
    assertThat(Golden.MESSAGES_OVER_CHAT.error(status, error).text())
        .isEqualTo(
            "{\"type\":\"error\",\"error\":{\"type\":\"%s\",\"message\":\"No such track\"}}"
                .formatted(type));
  }

  @Test
  void keepsTheUpstreamsWordAsTheCode() {
    var error =
        Body.of(
            "{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Busy\"}}");
    assertThat(Golden.CHAT_OVER_MESSAGES.error(529, error).text())
        .isEqualTo(
            "{\"error\":{\"message\":\"Busy\",\"type\":\"server_error\",\"param\":null,"
                + "\"code\":\"overloaded_error\"}}");
  }

  @Test
  void clientsRecogniseAPromptThatIsTooLong() {
    var chat = Body.of("{\"error\":{\"message\":\"9 > 8\",\"code\":\"context_length_exceeded\"}}");
    var messages =
        Body.of("{\"error\":{\"type\":\"x\",\"message\":\"prompt is too long: 9 > 8\"}}");
    assertThat(Golden.MESSAGES_OVER_CHAT.error(400, chat).text())
        .contains("\"prompt is too long: 9 > 8\"");
    assertThat(Golden.CHAT_OVER_MESSAGES.error(400, messages).text())
        .contains("\"code\":\"context_length_exceeded\"");
  }

  @Test
  void anHtmlPageBecomesAnErrorWithoutItsText() {
    assertThat(Golden.MESSAGES_OVER_CHAT.error(502, Body.of("<html>secret</html>")).text())
        .isEqualTo(
            "{\"type\":\"error\",\"error\":{\"type\":\"api_error\",\"message\":"
                + "\"the upstream answered status 502 and no error that could be read\"}}");
  }
}
