package dev.pointsman.proxy;

import static dev.pointsman.proxy.Stage.call;
import static dev.pointsman.proxy.Stage.target;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.rehearsal.Answer;
import dev.pointsman.rehearsal.Answers;
import dev.pointsman.rehearsal.Faults;
import dev.pointsman.rehearsal.Reply;
import dev.pointsman.upstream.Attempt;
import dev.pointsman.upstream.Attempt.Result;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Errors that are none of the provider's API: what a proxy before it says in words of its own.
class ForeignErrorsTest {
  @AutoClose private final Stage stage = new Stage();
  private final RecordedClient client = new RecordedClient();

  @ParameterizedTest
  @CsvSource({
    "400,text/plain,invalid_request_error",
    "401,text/html,authentication_error",
    "403,text/html,permission_error",
    "404,text/plain,not_found_error",
    "413,text/html,request_too_large"
  })
  void aForeignRefusalKeepsItsStatusInTheClientsDialect(int status, String media, String type) {
    stage.upstream.then(Answer.of(status, media, "nginx says no"));
    stage.serve(call(true, target(0)), client);
    assertThat(client.status()).isEqualTo(status);
    assertThat(client.headers().first("content-type")).contains("application/json");
    assertThat(client.text())
        .contains("\"" + type + "\"", "status " + status + " with " + media)
        .doesNotContain("nginx");
  }

  @ParameterizedTest
  @CsvSource({"500", "502", "504"})
  void aForeignFailureIsABadGateway(int status) {
    stage.upstream.then(Faults.htmlPage(status), Faults.htmlPage(status), Faults.htmlPage(status));
    stage.serve(call(false, target(0)), client);
    assertThat(client.status()).isEqualTo(502);
  }

  @Test
  void anotherTargetIsAskedAfterAForeignRefusalThatIsTheTargets() {
    stage.upstream.then(Faults.htmlPage(403), Answers.message(Reply.text("Hello")));
    var served = stage.serve(call(false, target(0), target(1)), client);
    assertThat(client.status()).isEqualTo(200);
    assertThat(served.attempts())
        .extracting(Attempt::result)
        .containsExactly(Result.REJECTED, Result.ANSWERED);
  }
}
