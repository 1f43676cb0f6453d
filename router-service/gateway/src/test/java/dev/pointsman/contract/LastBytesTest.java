package dev.pointsman.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where one answer ends and the next begins, byte by byte: SDKs read past neither.
class LastBytesTest {
  private static final String STREAM = Calls.streamed(Calls.message("claude-auto-fast", "Hi"));
  private static final String END = "\r\n0\r\n\r\n";

  private final LiveStage stage = new LiveStage();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void aStreamHasItsEndAlthoughItsConnectionIsToClose() throws IOException {
    assertThat(stage.hears(LiveStage.raw("/v1/messages", STREAM)))
        .startsWith("HTTP/1.1 200")
        .contains("message_stop")
        .endsWith(END);
  }

  @Test
  void aStreamHasItsEndAlthoughTheNextRequestHasComeMeanwhile() throws IOException {
    var one = LiveStage.raw("/v1/messages", STREAM).replace("Connection: close\r\n", "");
    assertThat(stage.hears(one + LiveStage.raw("/v1/classify", "{}"))).contains(END);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/api/hello", "/health", "/ready", "/v1/models", "/nowhere"})
  void anAnswerToHeadHasNoBodyThatTheNextCouldBeTakenFor(String path) throws IOException {
    var heard =
        stage.hears(
            "HEAD %s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(path)
                + "HEAD %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                    .formatted(path));
    assertThat(heard).doesNotContain("{").containsPattern("(?s)^HTTP/1.1 .*\r\n\r\nHTTP/1.1 ");
    assertThat(heard).endsWith("\r\n\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health", "/ready", "/metrics", "/openapi", "/v1/models"})
  void whatCanBeReadAnswersHeadAsItAnswersGet(String path) throws IOException {
    var closing = " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    assertThat(stage.hears("HEAD " + path + closing)).startsWith("HTTP/1.1 200");
  }
}
