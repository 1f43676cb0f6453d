package dev.pointsman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.rehearsal.Answer;
import dev.pointsman.rehearsal.Answers;
import dev.pointsman.rehearsal.Received;
import dev.pointsman.rehearsal.Reply;
import dev.pointsman.rehearsal.ScriptedUpstream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// A service on one processor whose providers send as fast as it can read. Alone, for others would
/// wait.
@Isolated
class FloodedServiceTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int FLOODS = 3;
  private static final int CALLS = 5;

  @TempDir private Path folder;

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void answersOthersWhileStreamsFlood() throws IOException, InterruptedException {
    TestHome.in(folder);
    try (client;
        var upstream = ScriptedUpstream.start(FloodedServiceTest::answer);
        var service =
            ServiceProcess.start(
                folder, upstream.base(), "-Djdk.virtualThreadScheduler.parallelism=1")) {
      var target = URI.create(service.address() + "/v1/messages");
      var floods = IntStream.range(0, FLOODS).mapToObj(_ -> flood(target)).toList();
      for (var call = 0; call < CALLS; call++) {
        assertThat(send(target, "Hi", false, BodyHandlers.ofString()).body()).contains("Hello");
      }
      service.kill();
      for (var flood : floods) {
        flood.join();
      }
    }
  }

  private static Answer answer(Received request) {
    return request.text().contains("flood")
        ? Answer.flood("data: " + "x".repeat(1_000) + "\n\n", 100_000_000)
        : Answers.message(Reply.text("Hello"));
  }

  /// Reads until the service dies.
  private Thread flood(URI target) {
    return Thread.ofPlatform().start(() -> drain(target));
  }

  private void drain(URI target) {
    try (var body = send(target, "flood", true, BodyHandlers.ofInputStream()).body()) {
      body.transferTo(OutputStream.nullOutputStream());
    } catch (IOException killed) {
      assertThat(killed).isNotNull();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private <T> HttpResponse<T> send(
      URI target, String prompt, boolean isStream, BodyHandler<T> reader)
      throws IOException, InterruptedException {
    var body =
        """
        {"model":"claude-auto","max_tokens":9,"stream":%s,
         "messages":[{"role":"user","content":"%s"}]}
        """
            .formatted(isStream, prompt);
    var request = HttpRequest.newBuilder(target).timeout(PATIENCE);
    return client.send(request.POST(BodyPublishers.ofString(body)).build(), reader);
  }
}
