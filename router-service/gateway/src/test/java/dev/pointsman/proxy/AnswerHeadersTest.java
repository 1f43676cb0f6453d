package dev.pointsman.proxy;

import static dev.pointsman.proxy.Stage.call;
import static dev.pointsman.proxy.Stage.target;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.rehearsal.Answers;
import dev.pointsman.rehearsal.Faults;
import dev.pointsman.rehearsal.Reply;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What of a provider's headers reaches the client, and how.
class AnswerHeadersTest {
  @AutoClose private final Stage stage = new Stage();
  private final RecordedClient client = new RecordedClient();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"120|120", "12.2|13", "Sat, 21 Nov 2026 08:02:00 GMT|120", "2.0|2"})
  void aPauseIsToldInWholeSeconds(String asked, String told) {
    stage.upstream.then(Faults.anthropic(400, "no").with("retry-after", asked));
    stage.serve(call(false, target(0)), client);
    assertThat(client.headers().all("retry-after")).containsExactly(told);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-5", "soon", "1e3", "NaN"})
  void aPauseThatCannotBeMeantIsNotTold(String asked) {
    stage.upstream.then(Faults.anthropic(400, "no").with("retry-after", asked));
    stage.serve(call(false, target(0)), client);
    assertThat(client.headers().first("retry-after")).isEmpty();
    assertThat(client.headers().first("request-id")).isPresent();
  }

  @Test
  void aPauseBesideAnAnswerIsToldInWholeSecondsToo() {
    stage.upstream.then(Answers.message(Reply.text("Hello")).with("retry-after", "0.5"));
    stage.serve(call(false, target(0)), client);
    assertThat(client.headers().all("retry-after")).containsExactly("1");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anEncodingThatNobodyAskedForIsNamed(boolean isStream) {
    var hello = Reply.text("Hello");
    var answer = isStream ? Answers.messageStream(hello) : Answers.message(hello);
    stage.upstream.then(answer.with("content-encoding", "gzip"));
    stage.serve(call(isStream, target(0)), client);
    assertThat(client.status()).isEqualTo(502);
    assertThat(client.text()).contains("encoded as gzip").doesNotContain("stopped");
  }

  @Test
  void theEncodingThatWasAskedForIsFine() {
    var answer = Answers.message(Reply.text("Hello"));
    stage.upstream.then(answer.with("content-encoding", "Identity"));
    stage.serve(call(false, target(0)), client);
    assertThat(client.status()).isEqualTo(200);
  }
}
