package dev.pointsman.dataset;

import dev.pointsman.dataset.TrainingRow.Evidence;
import dev.pointsman.dataset.TrainingRow.Origin;
import dev.pointsman.request.TaskType;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The rows of a training set, counted.
///
/// @param withText rows that carry the user's words
/// @param from the time of the oldest decision
/// @param to that of the newest
/// @param counts of rows: by aspect, then by value
public record Contents(
    long rows,
    long withText,
    Instant from,
    Instant to,
    SortedMap<String, SortedMap<String, Long>> counts) {
  public Contents {
    var copy = new TreeMap<String, SortedMap<String, Long>>();
    counts.forEach((aspect, values) ->
        copy.put(aspect, Collections.unmodifiableSortedMap(new TreeMap<>(values))));
    counts = Collections.unmodifiableSortedMap(copy);
  }

  /// Counts at least one row.
  static Contents of(List<TrainingRow> rows) {
    var times = rows.stream().map(row -> row.origin().at()).sorted().toList();
    var counts = new TreeMap<String, SortedMap<String, Long>>();
    counts.put("labels", count(rows, row -> Stream.of(interval(row))));
    counts.put("admitted_tiers", count(rows, Contents::admitted));
    counts.put("functions", count(rows, row -> functions(row).stream()));
    counts.put("task_types", count(rows, row -> types(row).stream()));
    counts.put("tenants", count(rows, row -> Stream.of(row.origin().tenant().value())));
    counts.put("clients", count(rows, row -> Stream.of(client(row.origin()))));
    counts.put("split", count(rows, row -> Stream.of(split(row.origin()))));
    counts.put("feature_schemas", count(rows, row -> Stream.of("" + row.seen().schemaVersion())));
    return new Contents(
        rows.size(),
        rows.stream().filter(row -> row.seen().hasText()).count(),
        times.getFirst(),
        times.getLast(),
        counts);
  }

  /// How private it is: whether anybody's words are in it.
  public String privacy() {
    return withText == 0 ? "features" : "redacted";
  }

  public SortedMap<String, Long> by(String aspect) {
    return counts.getOrDefault(aspect, Collections.emptySortedMap());
  }

  /// The tiers that every label admits: to say always one of these would contradict no row, so that
  /// nothing can be learnt.
  public List<String> admittedByAll() {
    return by("admitted_tiers").entrySet().stream()
        .filter(tier -> tier.getValue() == rows)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static SortedMap<String, Long> count(
      List<TrainingRow> rows, Function<TrainingRow, Stream<String>> values) {
    return rows.stream()
        .flatMap(row -> values.apply(row).distinct())
        .collect(Collectors.groupingBy(value -> value, TreeMap::new, Collectors.counting()));
  }

  private static Stream<String> admitted(TrainingRow row) {
    return IntStream.rangeClosed(row.lesson().tier().lowest(), row.lesson().tier().highest())
        .mapToObj(TierScale::label);
  }

  private static String interval(TrainingRow row) {
    var tier = row.lesson().tier();
    return tier.exact()
        ? TierScale.label(tier.lowest())
        : TierScale.label(tier.lowest()) + ".." + TierScale.label(tier.highest());
  }

  private static Collection<String> functions(TrainingRow row) {
    return row.lesson().lineage().stream().map(Evidence::function).toList();
  }

  private static Collection<String> types(TrainingRow row) {
    return row.lesson().taskTypes().stream().map(TaskType::label).toList();
  }

  private static String client(Origin origin) {
    var client = origin.client();
    return client.name().isEmpty() ? "unknown" : (client.name() + " " + client.version()).strip();
  }

  private static String split(Origin origin) {
    return Split.of(origin.group()).name().toLowerCase(Locale.ROOT);
  }
}
