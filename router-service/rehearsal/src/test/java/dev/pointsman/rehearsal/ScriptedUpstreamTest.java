package dev.pointsman.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointsman.rehearsal.Scripted.How;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScriptedUpstreamTest {
  private static final Duration SOON = Duration.ofSeconds(5);

  private final ScriptedUpstream upstream = ScriptedUpstream.start();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @AfterEach
  void close() {
    client.shutdownNow();
    upstream.close();
  }

  @Test
  void recordsTheRequestToTheByte() throws IOException, InterruptedException {
    upstream.then(Answer.json(200, "{}"));
    post("/v1/messages?beta=true", "{\"a\": 1.50}");
    var request = upstream.received(0);
    assertThat(request.target()).isEqualTo("/v1/messages?beta=true");
    assertThat(request.path()).isEqualTo("/v1/messages");
    assertThat(request.text()).isEqualTo("{\"a\": 1.50}");
    assertThat(request.header("X-Colour")).contains("blue");
  }

  @Test
  void answersInTheOrderOfTheQueueOnOneConnection() throws IOException, InterruptedException {
    upstream.then(Answer.json(200, "one"), Answer.json(404, "two"), Answer.events(List.of("3")));
    assertThat(post("/", "").body()).isEqualTo("one");
    assertThat(post("/", "").statusCode()).isEqualTo(404);
    assertThat(post("/", "").body()).isEqualTo("3");
    assertThat(upstream.connections()).isOne();
  }

  @Test
  void anEmptyQueueSaysSo() throws IOException, InterruptedException {
    assertThat(post("/", "").body()).contains("no answer left");
  }

  @Test
  void readsChunkedRequests() throws IOException, InterruptedException {
    upstream.then(Answer.json(200, "{}"));
    var parts = BodyPublishers.fromPublisher(BodyPublishers.ofString("x".repeat(100_000)));
    client.send(HttpRequest.newBuilder(uri("/")).POST(parts).build(), BodyHandlers.discarding());
    assertThat(upstream.received(0).body()).hasSize(100_000);
  }

  @Test
  void cutsAtTheByteItIsTold() throws IOException, InterruptedException {
    upstream.then(Answer.events(List.of("12345", "67890")).cutAt(7, How.FIN));
    var response =
        client.send(HttpRequest.newBuilder(uri("/")).build(), BodyHandlers.ofInputStream());
    var body = response.body();
    assertThat(new String(body.readNBytes(7), java.nio.charset.StandardCharsets.UTF_8))
        .isEqualTo("1234567");
    assertThatThrownBy(body::read).isInstanceOf(IOException.class);
  }

  @Test
  void resetsInsteadOfAnswering() {
    upstream.then(Answer.hangUp(How.RST), Answer.hangUp(How.RST));
    assertThatThrownBy(() -> post("/", "x")).isInstanceOf(IOException.class);
  }

  @Test
  void garbageIsNoHttp() {
    upstream.then(Answer.garbage("\u00ff\u0000 hello"), Answer.garbage("no"));
    assertThatThrownBy(() -> post("/", "x")).isInstanceOf(IOException.class);
  }

  @Test
  void aSilentUpstreamNotesWhenThePeerGaveUp() throws InterruptedException {
    upstream.then(Answer.silence());
    var request = HttpRequest.newBuilder(uri("/")).timeout(Duration.ofMillis(200)).GET().build();
    assertThatThrownBy(() -> client.send(request, BodyHandlers.discarding()))
        .isInstanceOf(HttpTimeoutException.class);
    assertThat(upstream.received(0).isClosedWithin(SOON)).isTrue();
    assertThat(upstream.received(0).closedAfter()).isPresent();
  }

  @Test
  void anAnswerToItsEndIsNotClosedEarly() throws IOException, InterruptedException {
    upstream.then(Answer.json(200, "{}").after(Duration.ofMillis(50)));
    post("/", "");
    assertThat(upstream.received(0).isAnsweredWithin(SOON)).isTrue();
    assertThat(upstream.received(0).closedAfter()).isEmpty();
  }

  @Test
  void floodsAsManyFramesAsItIsTold() throws IOException, InterruptedException {
    upstream.then(Answer.flood("data: {}\n\n", 10_000));
    assertThat(post("/", "").body()).hasSize(100_000);
  }

  @Test
  void headHasNoBody() throws IOException, InterruptedException {
    upstream.then(Answer.json(200, "{}"), Answer.json(200, "next"));
    var head = HttpRequest.newBuilder(uri("/")).HEAD().build();
    assertThat(client.send(head, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    assertThat(post("/", "").body()).isEqualTo("next");
  }

  private URI uri(String path) {
    return upstream.base().resolve(path);
  }

  private HttpResponse<String> post(String path, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(uri(path))
            .header("x-colour", "blue")
            .timeout(SOON)
            .POST(BodyPublishers.ofString(body))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }
}
