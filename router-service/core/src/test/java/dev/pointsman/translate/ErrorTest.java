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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'error':'No such track'} | No such track",
        "{'error':{'error':'No such track'}} | No such track",
        "{'error':{'message':{'detail':'No such track'}}} | No such track",
        "{'status':404,'error':'Not Found','message':'No such track'} | No such track",
        "{'object':'error','message':'No such track','code':404} | No such track",
        "{'message':'No such track'} | No such track",
        "{'detail':'No such track'} | No such track",
        "{'title':'No such track','type':'about:blank'} | No such track",
        "{'errors':[{'message':'No such track'},'Nor train']} | No such track; Nor train",
        "[{'error':{'code':404,'message':'No such track'}}] | No such track",
        "{'detail':[{'loc':['body','messages',0],'msg':'Field required','type':'missing'}]} |"
            + " body.messages.0: Field required"
      })
  void findsTheWordsInWhateverShapeTheyCome(String body, String message) {
    var error = Body.of(body.replace('\'', '"'));
    assertThat(Golden.MESSAGES_OVER_CHAT.error(404, error).text())
        .isEqualTo(
            "{\"type\":\"error\",\"error\":{\"type\":\"not_found_error\",\"message\":\"%s\"}}"
                .formatted(message));
  }

  @ParameterizedTest
  @CsvSource({"{'error':{'message':' '}}", "{'error':null}", "'[]'", "{'detail':[{'loc':['a']}]}"})
  void anErrorWithoutWordsTellsItsStatus(String body) {
    assertThat(Golden.CHAT_OVER_MESSAGES.error(500, Body.of(body.replace('\'', '"'))).text())
        .contains("the upstream answered status 500 and no error that could be read");
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
