package dev.pointsman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.journal.JournalReader;
import dev.pointsman.rehearsal.Reply;
import dev.pointsman.rehearsal.SwiftUpstream;
import dev.pointsman.unit.DecisionId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A service that dies as by `kill -9` while clients call it; `scripts/bench` does it more often.
class KilledServiceTest {
  private static final int KILLS = 3;
  private static final int CLIENTS = 4;
  private static final String CALL =
      """
      {"model":"claude-auto","max_tokens":9,"messages":[{"role":"user","content":"Hi"}]}
      """;

  @TempDir private Path folder;

  private final Random chance = new Random(5);
  private final Set<String> seen = ConcurrentHashMap.newKeySet();

  @Test
  void keepsEveryDecisionThatAClientWasToldOf() throws IOException, InterruptedException {
    TestHome.in(folder);
    try (var upstream = SwiftUpstream.start(Reply.text("Hello"), Duration.ZERO)) {
      for (var kill = 0; kill < KILLS; kill++) {
        dieUnderLoad(start(upstream.base()));
      }
      var survivor = start(upstream.base());
      survivor.address();
      assertThat(seen).isNotEmpty().allSatisfy(id -> assertThat(isKept(id)).isTrue());
      survivor.kill();
    }
  }

  private void dieUnderLoad(ServiceProcess service) throws IOException, InterruptedException {
    var target = URI.create(service.address() + "/v1/messages");
    var before = seen.size();
    try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
      load(clients, target);
      while (seen.size() == before) {
        Thread.sleep(5);
      }
      Thread.sleep(chance.nextInt(300));
      service.kill();
    }
  }

  private void load(ExecutorService clients, URI target) {
    for (var client = 0; client < CLIENTS; client++) {
      clients.execute(() -> callUntilBroken(target));
    }
  }

  private void callUntilBroken(URI target) {
    var request = HttpRequest.newBuilder(target).POST(BodyPublishers.ofString(CALL)).build();
    try (var client = HttpClient.newHttpClient()) {
      while (true) {
        var answer = client.send(request, BodyHandlers.discarding());
        answer.headers().firstValue("x-pointsman-decision-id").ifPresent(seen::add);
      }
    } catch (IOException killed) {
      assertThat(killed).isNotNull();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isKept(String id) {
    try (var journal = JournalReader.open(folder.resolve("journal.db"))) {
      return journal.find(new DecisionId(id)).isPresent();
    }
  }

  private ServiceProcess start(URI upstream) throws IOException {
    return ServiceProcess.start(folder, upstream);
  }
}
