package dev.pointsman.translate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoldenTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "messages-over-chat/requests/agent-loop",
        "messages-over-chat/requests/documents",
        "chat-over-messages/requests/agent-loop",
        "chat-over-messages/requests/pictures"
      })
  void writesTheRecordedRequest(String name) {
    assertThat(Golden.request(name)).isEqualTo(Golden.text(name + ".out.txt"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "messages-over-chat/answers/parallel-tools",
        "messages-over-chat/answers/refusal",
        "chat-over-messages/answers/parallel-tools",
        "chat-over-messages/answers/refusal"
      })
  void writesTheRecordedAnswer(String name) {
    assertThat(Golden.answer(name)).isEqualTo(Golden.text(name + ".out.txt"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "messages-over-chat/streams/parallel-tools",
        "chat-over-messages/streams/parallel-tools"
      })
  void writesTheRecordedStream(String name) {
    assertThat(Golden.stream(name)).isEqualTo(Golden.text(name + ".out.txt"));
  }
}
