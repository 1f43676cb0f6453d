package dev.pointsman.bench;

import dev.pointsman.rig.AgentCalls;
import dev.pointsman.rig.PromptCalls;
import dev.pointsman.rig.RouteConnection;
import dev.pointsman.round.TextTable;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/// Times routed calls one at a time. Every call goes down each road in turn, so that a busy spell
/// of the machine falls on all of them.
final class RouteSpeed implements AutoCloseable {
  private static final int ROUNDS = 5;

  /// Of each case: until the gateway's compilers have little left to do.
  private static final int WARM_UP = 16_000;

  private static final int OK = 200;
  private static final String FORCED = "x-pointsman-tier: fast\r\n";
  private static final String MS = "%.2f";
  private static final List<String> COLUMNS =
      List.of(
          "case",
          "direct p50 ms",
          "nginx p50 ms",
          "pointsman p50 ms",
          "added p50 ms",
          "added p99 ms",
          "nginx adds p50",
          "nginx adds p99",
          "x direct",
          "x nginx",
          "allowed");

  private final Map<Road, RouteConnection> roads = new EnumMap<>(Road.class);
  private final int calls;

  /// @param calls of each case in each round
  RouteSpeed(Map<Road, URI> addresses, int calls) throws IOException {
    for (var address : addresses.entrySet()) {
      roads.put(address.getKey(), new RouteConnection(address.getValue()));
    }
    this.calls = calls;
  }

  TextTable measure() throws IOException {
    var seed = 1L;
    var early = round(WARM_UP, seed++);
    var rounds = new ArrayList<RouteTimes>();
    for (var i = 0; i < ROUNDS; i++) {
      rounds.add(round(calls, seed++));
    }
    var rows = Stream.of(RouteCase.values()).map(kind -> row(kind, rounds)).toList();
    return new TextTable("POST /v1/messages, one call at a time", COLUMNS, rows, notes(early));
  }

  private List<String> notes(RouteTimes times) {
    return List.of(
        "median (lowest - highest) of %d rounds, %d calls of each case, down every road in turn"
            .formatted(ROUNDS, calls),
        "after %d of each, in which the gateway compiled and, p50 / p99, %s and %s"
            .formatted(
                WARM_UP,
                early(RouteCase.FORCED_PROMPT, times),
                early(RouteCase.FORCED_AGENT, times)),
        "added, and the last column: ms over direct; the classifier decides within what is added");
  }

  private static String early(RouteCase kind, RouteTimes times) {
    return "%s added %.2f / %.2f"
        .formatted(
            kind.label(),
            times.addedMedian(kind, Road.POINTSMAN),
            times.addedP99(kind, Road.POINTSMAN));
  }

  private RouteTimes round(int count, long seed) throws IOException {
    var times = new RouteTimes();
    forced(RouteCase.FORCED_PROMPT, new PromptCalls(seed, FORCED)::next, count, times);
    forced(RouteCase.FORCED_AGENT, new AgentCalls(seed, false, FORCED)::next, count, times);
    forced(RouteCase.FIRST_TOKEN, new AgentCalls(seed, true, FORCED)::next, count, times);
    classified(new AgentCalls(seed, false, ""), count, times);
    return times;
  }

  private void forced(RouteCase kind, Supplier<byte[]> next, int count, RouteTimes times)
      throws IOException {
    for (var i = 0; i < count; i++) {
      time(kind, next.get(), times);
    }
  }

  /// As many new prompts as wanted would take long: their number is smaller by the calls of a turn.
  private void classified(AgentCalls agent, int count, RouteTimes times) throws IOException {
    for (var i = 0; i < count; i++) {
      time(agent.isPromptNext() ? RouteCase.NEW_PROMPT : RouteCase.LATER_CALL, agent.next(), times);
    }
  }

  private void time(RouteCase kind, byte[] request, RouteTimes times) throws IOException {
    for (var road : roads.entrySet()) {
      var reply = road.getValue().send(request);
      if (reply.status() != OK) {
        throw new IllegalStateException(
            "expected status 200 from %s, got %d".formatted(road.getKey().label(), reply.status()));
      }
      times.add(kind, road.getKey(), reply);
    }
  }

  private List<String> row(RouteCase kind, List<RouteTimes> rounds) {
    return List.of(
        kind.label(),
        median(kind, Road.DIRECT, rounds),
        median(kind, Road.NGINX, rounds),
        median(kind, Road.POINTSMAN, rounds),
        added(kind, Road.POINTSMAN, rounds).median(),
        added(kind, Road.POINTSMAN, rounds).p99(),
        added(kind, Road.NGINX, rounds).median(),
        added(kind, Road.NGINX, rounds).p99(),
        ratio(kind, Road.DIRECT, rounds),
        ratio(kind, Road.NGINX, rounds),
        kind.bounds());
  }

  private String median(RouteCase kind, Road road, List<RouteTimes> rounds) {
    return spread(road, rounds, MS, round -> round.median(kind, road));
  }

  private record Added(String median, String p99) {}

  private Added added(RouteCase kind, Road road, List<RouteTimes> rounds) {
    return new Added(
        spread(road, rounds, MS, round -> round.addedMedian(kind, road)),
        spread(road, rounds, MS, round -> round.addedP99(kind, road)));
  }

  private String ratio(RouteCase kind, Road other, List<RouteTimes> rounds) {
    return spread(
        other, rounds, "%.1f", r -> r.median(kind, Road.POINTSMAN) / r.median(kind, other));
  }

  /// A road that is not there has no figures.
  private String spread(
      Road road, List<RouteTimes> rounds, String format, ToDoubleFunction<RouteTimes> figure) {
    return roads.containsKey(road)
        ? Spread.of(rounds.stream().mapToDouble(figure)).text(format)
        : "-";
  }

  @Override
  public void close() throws IOException {
    for (var connection : roads.values()) {
      connection.close();
    }
  }
}
