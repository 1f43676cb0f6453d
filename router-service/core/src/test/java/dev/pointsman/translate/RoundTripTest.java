package dev.pointsman.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.json.JsonReader;
import dev.pointsman.upstream.Body;
import org.junit.jupiter.api.Test;

class RoundTripTest {
  private static final int ROUNDS = 300;

  @Test
  void aRequestComesBackAsItWas() {
    for (var seed = 0; seed < ROUNDS; seed++) {
      var request = new RandomTalk(seed).request();
      var chat = Golden.MESSAGES_OVER_CHAT.request(Json.body(request), Golden.TERMS);
      var back = Golden.CHAT_OVER_MESSAGES.request(chat.body(), Golden.TERMS);
      assertThat(back.body().text()).as("seed " + seed).isEqualTo(request.toString());
      assertThat(back.notes()).isEmpty();
    }
  }

  @Test
  void anAnswerComesBackAsItWas() {
    for (var seed = 0; seed < ROUNDS; seed++) {
      var answer = new RandomTalk(seed).answer();
      var chat = Golden.CHAT_OVER_MESSAGES.answer(Json.body(answer), Golden.AT, Golden.READ);
      var back = Golden.MESSAGES_OVER_CHAT.answer(chat.body(), Golden.AT, Golden.READ);
      assertThat(JsonReader.read(back.body().bytes())).as("seed " + seed).isEqualTo(answer);
    }
  }

  @Test
  void theSameInputGivesTheSameBytes() {
    var body = Body.of(Golden.text("messages-over-chat/requests/agent-loop.in.json"));
    var first = Golden.MESSAGES_OVER_CHAT.request(body, Golden.TERMS);
    assertThat(Golden.MESSAGES_OVER_CHAT.request(body, Golden.TERMS)).isEqualTo(first);
  }
}
