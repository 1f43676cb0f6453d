package dev.pointsman.bench;

import dev.pointsman.bundle.ModelBundle;
import dev.pointsman.journal.JournalReader;
import dev.pointsman.rehearsal.SwiftUpstream;
import dev.pointsman.rig.AgentCalls;
import dev.pointsman.rig.GatewayProcess;
import dev.pointsman.rig.RouteConnection;
import dev.pointsman.rig.ScratchFolder;
import dev.pointsman.round.Latencies;
import dev.pointsman.round.TextTable;
import dev.pointsman.unit.DecisionId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Kills a gateway under load at random points, as `kill -9` does, and looks whether each decision
/// that a client was told of is in the journal when the next one is ready.
final class CrashTrial {
  private static final int CLIENTS = 8;
  private static final int LONGEST_LIFE_MILLIS = 1_000;
  private static final Duration READY = Duration.ofSeconds(5);
  private static final List<String> COLUMNS =
      List.of("kills", "decisions seen", "lost", "ready p50 s", "ready longest s");

  private final ModelBundle model;
  private final Path jar;
  private final int kills;
  private final Random chance = new Random(7);

  CrashTrial(ModelBundle model, Path jar, int kills) {
    this.model = model;
    this.jar = jar;
    this.kills = kills;
  }

  /// What became of the gateways so far.
  private static final class Toll {
    private final List<Duration> ready = new ArrayList<>();
    private int seen;
    private int lost;
  }

  MeasuredTable measure() throws IOException, InterruptedException {
    var toll = new Toll();
    try (var scratch = ScratchFolder.create();
        var upstream = SwiftUpstream.start(RouteBench.SHORT, Duration.ZERO)) {
      var root = ServiceSpeed.rootFor(model, scratch.path());
      Set<String> seen = Set.of();
      for (var kill = 0; kill <= kills; kill++) {
        try (var gateway = GatewayProcess.start(jar, root, RouteScene.environment(upstream))) {
          toll.ready.add(gateway.awaitReady());
          audit(seen, GatewayProcess.journal(root), toll);
          seen = kill < kills ? lifeAndDeath(gateway) : Set.of();
        }
      }
    }
    return table(toll);
  }

  private Set<String> lifeAndDeath(GatewayProcess gateway)
      throws IOException, InterruptedException {
    Set<String> seen = ConcurrentHashMap.newKeySet();
    var server = gateway.address("/");
    try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
      for (var client = 0; client < CLIENTS; client++) {
        var seed = chance.nextLong();
        clients.execute(() -> callUntilBroken(server, seed, seen));
      }
      TimeUnit.MILLISECONDS.sleep(1 + chance.nextInt(LONGEST_LIFE_MILLIS));
      gateway.kill();
    }
    return seen;
  }

  /// A decision is known to a client from the head of its answer on.
  private static void callUntilBroken(URI server, long seed, Set<String> seen) {
    var agent = new AgentCalls(seed, false, "");
    try (var connection = new RouteConnection(server)) {
      try {
        while (true) {
          connection.send(agent.next());
          seen.add(connection.decision());
        }
      } finally {
        seen.add(connection.decision());
      }
    } catch (IOException killed) {
      seen.remove("");
    }
  }

  private static void audit(Set<String> seen, Path journal, Toll toll) {
    toll.seen += seen.size();
    try (var reader = JournalReader.open(journal)) {
      toll.lost +=
          (int) seen.stream().filter(id -> reader.find(new DecisionId(id)).isEmpty()).count();
    }
  }

  private MeasuredTable table(Toll toll) {
    var ready = Latencies.of(toll.ready);
    var row =
        List.of(
            Integer.toString(kills),
            Integer.toString(toll.seen),
            Integer.toString(toll.lost),
            seconds(ready.median()),
            seconds(ready.longest()));
    var notes =
        List.of("lost: named to a client, and not in the journal afterwards; ready: from launch");
    var title = "kill -9 at random points, %d clients in a closed loop".formatted(CLIENTS);
    return new MeasuredTable(
        new TextTable(title, COLUMNS, List.of(row), notes), errors(toll, ready.longest()));
  }

  private static List<String> errors(Toll toll, Duration longest) {
    var lost = toll.lost == 0 ? "" : toll.lost + " acknowledged decisions were lost";
    var late = longest.compareTo(READY) <= 0 ? "" : "ready only after " + seconds(longest) + " s";
    return Stream.of(lost, late).filter(error -> !error.isEmpty()).toList();
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.2f", time.toMillis() / 1e3);
  }
}
