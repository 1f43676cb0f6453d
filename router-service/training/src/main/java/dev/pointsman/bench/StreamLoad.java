package dev.pointsman.bench;

import dev.pointsman.rig.AgentCalls;
import dev.pointsman.rig.RouteConnection;
import dev.pointsman.rig.RouteReply;
import dev.pointsman.round.Latencies;
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
import java.util.stream.IntStream;

/// Many streams at once down each road: whether every frame arrives, in order and in time.
final class StreamLoad {
  static final Duration TOKEN = Duration.ofMillis(20);
  static final int FRAMES = 100;
  private static final int STREAMS = 64;
  private static final int ROUNDS = 2;
  private static final int LATE = 10;
  private static final String FORCED = "x-pointsman-tier: fast\r\n";
  private static final List<String> COLUMNS =
      List.of("road", "streams", "damaged", "late", "first frame p99 ms", "longest gap ms");

  private final Map<Road, URI> roads;

  StreamLoad(Map<Road, URI> roads) {
    this.roads = roads;
  }

  /// Throws when a stream breaks: a stream that ends early is no figure.
  MeasuredTable measure() throws IOException, InterruptedException {
    var whole = reference();
    var rows = new ArrayList<List<String>>();
    var errors = new ArrayList<String>();
    for (var round = 0; round < ROUNDS; round++) {
      for (var road : roads.entrySet()) {
        var replies = streams(road.getValue());
        rows.add(row(road.getKey(), replies, whole));
        if (road.getKey() == Road.POINTSMAN && faults(replies, whole) > 0) {
          errors.add("a stream through the gateway was damaged or late");
        }
      }
    }
    return new MeasuredTable(new TextTable(title(), COLUMNS, rows, notes()), errors);
  }

  private static String title() {
    return "%d streams at once, a token every %d ms".formatted(STREAMS, TOKEN.toMillis());
  }

  private static List<String> notes() {
    return List.of(
        "damaged: another SHA-256 than the upstream's bytes; late: a gap of over %d tokens' time"
            .formatted(LATE));
  }

  private String reference() throws IOException {
    try (var direct = new RouteConnection(roads.getOrDefault(Road.DIRECT, URI.create("/")))) {
      return direct.send(new AgentCalls(0, true, "").next()).digest();
    }
  }

  private static List<RouteReply> streams(URI server) throws InterruptedException {
    var tasks =
        IntStream.range(0, STREAMS)
            .<Callable<RouteReply>>mapToObj(stream -> () -> stream(server, stream))
            .toList();
    try (var threads = Executors.newFixedThreadPool(STREAMS)) {
      var replies = new ArrayList<RouteReply>();
      for (var reply : threads.invokeAll(tasks)) {
        replies.add(reply.get());
      }
      return replies;
    } catch (ExecutionException broken) {
      throw new IllegalStateException("a stream broke: " + broken.getCause(), broken);
    }
  }

  private static RouteReply stream(URI server, int seed) throws IOException {
    try (var connection = new RouteConnection(server)) {
      return connection.send(new AgentCalls(seed, true, FORCED).next());
    }
  }

  private static List<String> row(Road road, List<RouteReply> replies, String whole) {
    var first = Latencies.of(replies.stream().map(RouteReply::firstByte).toList());
    var gaps = Latencies.of(replies.stream().map(RouteReply::longestGap).toList());
    return List.of(
        road.label(),
        Integer.toString(replies.size()),
        Long.toString(damaged(replies, whole)),
        Long.toString(late(replies)),
        String.format(Locale.ROOT, "%.1f", RouteTimes.millis(first.p99())),
        String.format(Locale.ROOT, "%.1f", RouteTimes.millis(gaps.longest())));
  }

  private static long faults(List<RouteReply> replies, String whole) {
    return damaged(replies, whole) + late(replies);
  }

  private static long damaged(List<RouteReply> replies, String whole) {
    return replies.stream().filter(reply -> !reply.digest().equals(whole)).count();
  }

  private static long late(List<RouteReply> replies) {
    var limit = TOKEN.multipliedBy(LATE);
    return replies.stream().filter(reply -> reply.longestGap().compareTo(limit) > 0).count();
  }
}
