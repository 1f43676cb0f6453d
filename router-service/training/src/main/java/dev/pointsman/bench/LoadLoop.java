package dev.pointsman.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/// A closed loop: each client has a connection of its own and sends its next request when the last
/// is answered.
final class LoadLoop {
  private static final int OK = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String WITHOUT_MODEL = "classifier-unavailable";

  private final URI target;
  private final int clients;

  LoadLoop(URI target, int clients) {
    this.target = target;
    this.clients = clients;
  }

  /// What is sent.
  ///
  /// @param callsPerPrompt after how many calls a client has a new prompt
  /// @param requests of all clients together, rounded up to the same number for each
  /// @param seed other seeds send other prompts, which no cache knows
  record Series(String name, int callsPerPrompt, int requests, long seed) {}

  LoadResult run(Series series) throws InterruptedException {
    var start = System.nanoTime();
    var replies = replies(series);
    return new LoadResult(series.name(), since(start), replies);
  }

  private List<Reply> replies(Series series) throws InterruptedException {
    try (var threads = Executors.newFixedThreadPool(clients)) {
      var all = new ArrayList<Reply>();
      for (var client : threads.invokeAll(tasks(series))) {
        all.addAll(client.get());
      }
      return all;
    } catch (ExecutionException broken) {
      throw new IllegalStateException("a client of the load broke: " + broken.getCause(), broken);
    }
  }

  private List<Callable<List<Reply>>> tasks(Series series) {
    return IntStream.range(0, clients)
        .<Callable<List<Reply>>>mapToObj(client -> () -> client(series, client))
        .toList();
  }

  private List<Reply> client(Series series, int client) throws InterruptedException {
    var mix = new RequestMix(series.callsPerPrompt(), series.seed() * clients + client);
    var requests = Math.ceilDiv(series.requests(), clients);
    try (var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      var replies = new ArrayList<Reply>(requests);
      for (var i = 0; i < requests; i++) {
        replies.add(reply(http, mix.next()));
      }
      return replies;
    }
  }

  private Reply reply(HttpClient http, String body) throws InterruptedException {
    var request =
        HttpRequest.newBuilder(target)
            .timeout(PATIENCE)
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    var start = System.nanoTime();
    try {
      return reply(http.send(request, BodyHandlers.ofString()), since(start));
    } catch (IOException broken) {
      return new Reply.Failed(since(start), broken.toString());
    }
  }

  private static Reply reply(HttpResponse<String> response, Duration latency) {
    return response.statusCode() == OK
        ? new Reply.Answered(latency, !response.body().contains(WITHOUT_MODEL))
        : new Reply.Failed(latency, "status %d".formatted(response.statusCode()));
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
