package dev.pointsman.translate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pointsman.check.AnswerReader;
import dev.pointsman.json.JsonReader;
import dev.pointsman.request.Dialect;
import dev.pointsman.upstream.Body;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamLawTest {
  private static final int ROUNDS = 300;

  @Test
  void aStreamForChatSaysWhatTheWholeAnswerSays() {
    for (var seed = 0; seed < ROUNDS; seed++) {
      var talk = new RandomTalk(seed);
      var answer = talk.answer();
      var whole =
          Golden.CHAT_OVER_MESSAGES.answer(Json.body(answer), Golden.AT, Golden.READ).body();
      var data =
          data(
              Golden.CHAT_OVER_MESSAGES.stream(true, Golden.AT, Golden.READ), events(answer, talk));
      assertThat(AnswerReader.readStream(Dialect.OPENAI_CHAT, data))
          .as("seed " + seed)
          .isEqualTo(AnswerReader.read(Dialect.OPENAI_CHAT, whole));
      assertThat(data.getLast()).isEqualTo("[DONE]");
      assertThat(usage(data.get(data.size() - 2))).isEqualTo(usage(whole.text()));
    }
  }

  @Test
  void aStreamForMessagesSaysWhatTheWholeAnswerSays() {
    for (var seed = 0; seed < ROUNDS; seed++) {
      var talk = new RandomTalk(seed);
      var answer = talk.answer();
      var chat =
          data(
              Golden.CHAT_OVER_MESSAGES.stream(true, Golden.AT, Golden.READ), events(answer, talk));
      var data = data(Golden.MESSAGES_OVER_CHAT.stream(true, Golden.AT, Golden.READ), chat);
      assertThat(AnswerReader.readStream(Dialect.ANTHROPIC_MESSAGES, data))
          .as("seed " + seed)
          .isEqualTo(AnswerReader.read(Dialect.ANTHROPIC_MESSAGES, Json.body(answer)));
      assertThat(usage(data.get(data.size() - 2))).isEqualTo(answer.path("usage"));
    }
  }

  @Test
  void aCutStreamForChatNeverEnds() {
    var events = Golden.text("chat-over-messages/streams/parallel-tools.in.jsonl").lines().toList();
    for (var length = 0; length < events.size(); length++) {
      var stream = Golden.CHAT_OVER_MESSAGES.stream(true, Golden.AT, Golden.READ);
      var sent = data(stream, events.subList(0, length));
      assertThat(sent)
          .noneMatch(data -> data.contains("[DONE]") || data.contains("\"tool_calls\",\""));
      assertThat(sent.getLast()).startsWith("{\"error\":{\"message\":");
      assertThat(stream.state()).isEqualTo(StreamTranslator.State.FAILED);
    }
  }

  @Test
  void aCutStreamForMessagesNeverStops() {
    var chunks = Golden.text("messages-over-chat/streams/parallel-tools.in.jsonl").lines().toList();
    for (var length = 0; length < chunks.size() - 2; length++) {
      var stream = Golden.MESSAGES_OVER_CHAT.stream(true, Golden.AT, Golden.READ);
      var sent = data(stream, chunks.subList(0, length));
      assertThat(sent).noneMatch(data -> data.matches(".*message_(stop|delta).*"));
      assertThat(sent.getLast()).startsWith("{\"type\":\"error\",");
      assertThat(stream.state()).isEqualTo(StreamTranslator.State.FAILED);
    }
  }

  private static List<String> data(StreamTranslator stream, List<String> upstream) {
    return Golden.all(stream, upstream).stream().map(StreamEvent::data).toList();
  }

  private static JsonNode usage(String json) {
    return JsonReader.read(Body.of(json).bytes()).path("usage");
  }

  private static List<String> events(ObjectNode answer, RandomTalk talk) {
    return new AnthropicEvents(answer, talk).data();
  }
}
