package dev.pointsman.bench;

import dev.pointsman.round.Latencies;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What came of one series of requests. Failed ones count in the times too.
record LoadResult(String series, Duration elapsed, List<Reply> replies) {
  static final List<String> COLUMNS =
      List.of(
          "series", "requests", "errors", "no model", "per second", "p50 ms", "p99 ms", "max ms");

  LoadResult {
    replies = List.copyOf(replies);
  }

  long errors() {
    return replies.stream().filter(Reply.Failed.class::isInstance).count();
  }

  Optional<String> firstError() {
    return replies.stream()
        .filter(Reply.Failed.class::isInstance)
        .map(Reply.Failed.class::cast)
        .map(Reply.Failed::reason)
        .findFirst();
  }

  /// Answers in which the model had no say. Its deadline caps their time, so many of them flatter
  /// the times of the whole series.
  long unclassified() {
    return replies.stream()
        .filter(reply -> reply instanceof Reply.Answered(_, var classified) && !classified)
        .count();
  }

  double perSecond() {
    return replies.size() / (elapsed.toNanos() / 1e9);
  }

  List<String> row() {
    var times = Latencies.of(replies.stream().map(Reply::latency).toList());
    return List.of(
        series,
        Integer.toString(replies.size()),
        Long.toString(errors()),
        Long.toString(unclassified()),
        String.format(Locale.ROOT, "%.0f", perSecond()),
        millis(times.median()),
        millis(times.p99()),
        millis(times.longest()));
  }

  private static String millis(Duration time) {
    return String.format(Locale.ROOT, "%.2f", time.toNanos() / 1e6);
  }
}
