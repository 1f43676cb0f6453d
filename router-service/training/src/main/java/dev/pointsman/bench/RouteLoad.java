package dev.pointsman.bench;

import dev.pointsman.journal.DecisionFilter;
import dev.pointsman.journal.JournalReader;
import dev.pointsman.journal.Opinion;
import dev.pointsman.rig.AgentCalls;
import dev.pointsman.rig.RouteConnection;
import dev.pointsman.round.TextTable;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/// Many sessions that call at a fixed rate, whether they are answered in time or not (an open
/// loop): a call that its predecessor delays counts from when it was due.
final class RouteLoad {
  private static final int SESSIONS = 64;
  private static final int ROUNDS = 2;
  private static final int OK = 200;
  private static final List<String> COLUMNS =
      List.of("road", "calls", "errors", "per second", "p50 ms", "p99 ms", "max ms");

  private final Map<Road, URI> roads;
  private final RouteScene scene;
  private final int perSecond;
  private final int seconds;

  RouteLoad(RouteScene scene, int perSecond, int seconds) throws IOException {
    this.scene = scene;
    this.roads = scene.roads();
    this.perSecond = perSecond;
    this.seconds = seconds;
  }

  MeasuredTable measure() throws InterruptedException {
    run(roads.getOrDefault(Road.POINTSMAN, URI.create("/")), 0);
    var before = scene.gateway().processorTime();
    var rows = new ArrayList<List<String>>();
    var errors = new ArrayList<String>();
    for (var round = 1; round <= ROUNDS; round++) {
      for (var road : roads.entrySet()) {
        var result = run(road.getValue(), round);
        rows.add(row(road.getKey(), result));
        result.firstError().map(road.getKey().label().concat(": ")::concat).ifPresent(errors::add);
      }
    }
    var spent = scene.gateway().processorTime().minus(before).toNanos() / 1e6;
    var notes = notes(spent / (ROUNDS * perSecond * seconds));
    return new MeasuredTable(new TextTable(title(), COLUMNS, rows, notes), errors);
  }

  private String title() {
    return "%d calls a second of %d sessions for %d s, a new prompt in %d calls"
        .formatted(perSecond, SESSIONS, seconds, AgentCalls.CALLS_PER_TURN);
  }

  private List<String> notes(double processorMillis) {
    return List.of(
        "open loop, on the same cores; times count from when a call was due, rounds in turn",
        "decided without the model's answer: " + missing(),
        String.format(
            Locale.ROOT, "the gateway takes %.2f ms of processor time a call", processorMillis));
  }

  /// Of all calls that asked the classifier, warm-up included.
  private String missing() {
    try (var reader = JournalReader.open(scene.journal())) {
      var opinions =
          reader
              .history(DecisionFilter.EVERYTHING)
              .map(decision -> decision.observation().opinion())
              .filter(opinion -> !(opinion instanceof Opinion.NotAsked))
              .toList();
      var missing = opinions.stream().filter(Opinion.Missing.class::isInstance).count();
      return String.format(
          Locale.ROOT,
          "%d of %d (%.2f %%)",
          missing,
          opinions.size(),
          100.0 * missing / Math.max(1, opinions.size()));
    }
  }

  private LoadResult run(URI server, int round) throws InterruptedException {
    var start = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(200);
    var tasks =
        IntStream.range(0, SESSIONS)
            .<Callable<List<Reply>>>mapToObj(
                session -> () -> session(server, round * SESSIONS + session, start))
            .toList();
    try (var threads = Executors.newFixedThreadPool(SESSIONS)) {
      var replies = new ArrayList<Reply>();
      for (var session : threads.invokeAll(tasks)) {
        replies.addAll(session.get());
      }
      return new LoadResult("", Duration.ofNanos(System.nanoTime() - start), replies);
    } catch (ExecutionException broken) {
      throw new IllegalStateException("a session broke: " + broken.getCause(), broken);
    }
  }

  /// Sessions begin at different places of their turns, so that new prompts come evenly.
  private List<Reply> session(URI server, int seed, long start)
      throws IOException, InterruptedException {
    var number = seed % SESSIONS;
    var agent = new AgentCalls(seed, false, "");
    IntStream.range(0, number % AgentCalls.CALLS_PER_TURN).forEach(_ -> agent.next());
    var replies = new ArrayList<Reply>();
    try (var connection = new RouteConnection(server)) {
      for (var call = number; call < perSecond * seconds; call += SESSIONS) {
        var due = start + TimeUnit.SECONDS.toNanos(call) / perSecond;
        var request = agent.next();
        TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
        replies.add(reply(connection, request, due));
      }
    }
    return replies;
  }

  private static Reply reply(RouteConnection connection, byte[] request, long due) {
    try {
      var status = connection.send(request).status();
      var latency = Duration.ofNanos(System.nanoTime() - due);
      return status == OK
          ? new Reply.Answered(latency, true)
          : new Reply.Failed(latency, "status " + status);
    } catch (IOException broken) {
      return new Reply.Failed(Duration.ofNanos(System.nanoTime() - due), broken.toString());
    }
  }

  private static List<String> row(Road road, LoadResult result) {
    var cells = new ArrayList<>(result.row());
    cells.set(0, road.label());
    cells.remove(3); // the journal knows better who decided
    return cells;
  }
}
