package dev.pointsman.bench;

import dev.pointsman.rig.RouteReply;
import dev.pointsman.round.Latencies;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The times of one round by case and road. Not for use by several threads.
final class RouteTimes {
  private final Map<RouteCase, Map<Road, List<Duration>>> times = new EnumMap<>(RouteCase.class);

  void add(RouteCase kind, Road road, RouteReply reply) {
    times
        .computeIfAbsent(kind, _ -> new EnumMap<>(Road.class))
        .computeIfAbsent(road, _ -> new ArrayList<>())
        .add(kind.time(reply));
  }

  Latencies of(RouteCase kind, Road road) {
    return Latencies.of(times.getOrDefault(kind, Map.of()).getOrDefault(road, List.of()));
  }

  double median(RouteCase kind, Road road) {
    return millis(of(kind, road).median());
  }

  double p99(RouteCase kind, Road road) {
    return millis(of(kind, road).p99());
  }

  /// What a road takes longer than the direct one, in ms.
  double addedMedian(RouteCase kind, Road road) {
    return median(kind, road) - median(kind, Road.DIRECT);
  }

  double addedP99(RouteCase kind, Road road) {
    return p99(kind, road) - p99(kind, Road.DIRECT);
  }

  static double millis(Duration time) {
    return time.toNanos() / 1e6;
  }
}
