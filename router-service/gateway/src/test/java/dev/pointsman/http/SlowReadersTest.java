package dev.pointsman.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pointsman.config.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// The server's NIO sockets lose what a full socket buffer does not take at once; a reader that
/// lags behind must still get every byte.
class SlowReadersTest {
  private static final int INPUTS = 20_000;
  private static final Limits LIMITS =
      new Limits(4 << 20, 64 << 20, INPUTS, 8, 64, Duration.ofSeconds(30), Duration.ofSeconds(5));
  private static final RunningService SERVICE =
      RunningService.with(ScriptedClassifier.sure(1), LIMITS, Duration.ofSeconds(20));

  @AfterAll
  static void stop() {
    SERVICE.close();
  }

  @Test
  void aLaggingReaderGetsEveryByteOfALargeAnswer() throws IOException, InterruptedException {
    var body =
        "{\"inputs\":[" + String.join(",", Collections.nCopies(INPUTS, "{\"prompt\":\"a\"}"));
    var answer = new ObjectMapper().readTree(answerReadLate(body + "]}"));
    assertThat(answer.path("results")).hasSize(INPUTS);
  }

  private static String answerReadLate(String body) throws IOException, InterruptedException {
    try (var socket = new Socket()) {
      socket.setReceiveBufferSize(4_096);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), SERVICE.port()));
      var head =
          "POST /v1/classify HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: ";
      var request = head + body.length() + "\r\n\r\n" + body;
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      Thread.sleep(4_000);
      var answer = new ByteArrayOutputStream();
      socket.getInputStream().transferTo(answer);
      var text = answer.toString(StandardCharsets.UTF_8);
      return text.substring(text.indexOf("\r\n\r\n") + 4);
    }
  }
}
