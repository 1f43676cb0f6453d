package dev.pointsman.evaluate;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Compares ways of naming a class (a tier, a task type) for rows whose class is known.
public final class AccuracyBenchmark {
  private final List<Truth> truths;
  private final Bootstrap bootstrap;

  /// A row's group, a slice to report it under (such as its language), and its class.
  public record Truth(String group, String slice, String label) {}

  private record Judged(Truth truth, String said) {
    boolean right() {
      return truth.label().equals(said);
    }
  }

  public AccuracyBenchmark(List<Truth> truths, Bootstrap bootstrap) {
    this.truths = List.copyOf(truths);
    this.bootstrap = bootstrap;
  }

  /// Accuracy over all rows and over each slice, the largest slices first.
  public ReportTable compare(String title, Map<String, List<String>> answers) {
    var slices = slices();
    var lines =
        answers.entrySet().stream()
            .map(answer -> line(answer.getKey(), judged(answer.getValue()), slices))
            .toList();
    return new ReportTable(title, slices, lines, List.of());
  }

  /// How often each true class (rows) was called what (columns); only classes that occur.
  public Map<String, Map<String, Long>> confusion(List<String> said) {
    return judged(said).stream()
        .collect(
            Collectors.groupingBy(
                row -> row.truth().label(),
                TreeMap::new,
                Collectors.groupingBy(Judged::said, TreeMap::new, Collectors.counting())));
  }

  private List<String> slices() {
    var counts =
        truths.stream().collect(Collectors.groupingBy(Truth::slice, Collectors.counting()));
    var sorted =
        counts.keySet().stream()
            .sorted((one, other) ->
                Long.compare(counts.getOrDefault(other, 0L), counts.getOrDefault(one, 0L)))
            .toList();
    return Stream.concat(Stream.of("all"), sorted.stream()).toList();
  }

  private List<Judged> judged(List<String> said) {
    return IntStream.range(0, truths.size())
        .mapToObj(i -> new Judged(truths.get(i), said.get(i)))
        .toList();
  }

  private ReportTable.Line line(String method, List<Judged> rows, List<String> slices) {
    return new ReportTable.Line(
        method, slices.stream().map(slice -> accuracy(slice, rows)).toList());
  }

  private Estimate accuracy(String slice, List<Judged> rows) {
    var kept =
        rows.stream()
            .filter(row -> slice.equals("all") || row.truth().slice().equals(slice))
            .toList();
    return bootstrap.estimate(
        kept,
        row -> row.truth().group(),
        drawn ->
            drawn.stream().mapToDouble(row -> row.right() ? 1 : 0).average().orElse(Double.NaN));
  }
}
