package dev.pointsman.contract;

import static dev.pointsman.contract.Calls.calledTool;
import static dev.pointsman.contract.Calls.messages;
import static dev.pointsman.contract.Calls.said;
import static dev.pointsman.contract.Calls.toolSaid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.rehearsal.Answers;
import dev.pointsman.rehearsal.Faults;
import dev.pointsman.rehearsal.Reply;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Answers that do not pass the checks of a cascade, over HTTP.
class LiveCascadeTest {
  private static final Reply EMPTY = Reply.text(" ");

  private final LiveStage stage = new LiveStage();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void onlyTiersThatThePolicyFindsWorthItAreAsked() throws Exception {
    stage.always(request -> Answers.message(EMPTY));
    var answer = post(said("A doubtful question"));
    assertThat(stage.record(answer).at("/serving/attempts"))
        .extracting(attempt -> attempt.path("tier").asText())
        .containsExactly("fast", "standard");
    assertThat(answer.headers().firstValue("x-pointsman-tier")).contains("standard");
  }

  @Test
  void theSessionGoesOnWithTheModelWhoseAnswerWasSent() throws Exception {
    stage
        .upstream()
        .then(
            Answers.message(EMPTY),
            Faults.anthropic(400, "no"),
            Answers.message(Reply.text("Hello")));
    var answer = post(said("A doubtful question"));
    assertThat(answer.headers().firstValue("x-pointsman-model")).contains("claude-haiku-4-5");
    assertThat(stage.modelOf(1)).isEqualTo("claude-sonnet-4-6");
    post(said("A doubtful question"), calledTool(), toolSaid("go on"));
    assertThat(stage.modelOf(2)).isEqualTo("claude-haiku-4-5");
  }

  private HttpResponse<String> post(String... turns) throws Exception {
    var answer =
        stage.post(
            "/v1/messages", messages("claude-auto", turns), "x-claude-code-session-id", "s1");
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer;
  }
}
