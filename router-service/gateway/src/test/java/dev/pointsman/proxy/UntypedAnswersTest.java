package dev.pointsman.proxy;

import static dev.pointsman.proxy.Stage.call;
import static dev.pointsman.proxy.Stage.target;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.rehearsal.Answer;
import dev.pointsman.rehearsal.Answer.Framing;
import dev.pointsman.rehearsal.Answers;
import dev.pointsman.rehearsal.Reply;
import dev.pointsman.rehearsal.Scripted.Send;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UntypedAnswersTest {
  private final Stage stage = new Stage();
  private final RecordedClient client = new RecordedClient();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void aWholeAnswerThatDoesNotNameItsTypeIsReadAsJson() {
    var whole = Answers.message(Reply.text("Hello, how are you today?"));
    stage.upstream.then(new Answer(200, List.of(), whole.framing(), whole.steps()));
    stage.serve(call(false, target(0)), client);
    assertThat(client.status()).isEqualTo(200);
    assertThat(client.text()).isEqualTo(whole.body());
    assertThat(client.headers().all("content-type")).containsExactly("application/json");
  }

  @Test
  void whatDoesNotNameItsTypeAndIsNoAnswerIsABadGateway() {
    stage.upstream.then(new Answer(200, List.of(), Framing.LENGTH, List.of(new Send("<html>"))));
    stage.serve(call(false, target(0)), client);
    assertThat(client.status()).isEqualTo(502);
    assertThat(client.text()).contains("got HTML or XML");
  }
}
