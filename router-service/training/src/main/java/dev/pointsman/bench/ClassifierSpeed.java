package dev.pointsman.bench;

import dev.pointsman.bundle.ModelBundle;
import dev.pointsman.onnx.ClassifierBenchmark;
import dev.pointsman.onnx.ClassifierBenchmark.Line;
import dev.pointsman.rig.ScratchFolder;
import dev.pointsman.round.TextTable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// Times a model in this process, tokenizer included, beside an fp32 baseline. The rounds of both
/// alternate, so that a busy spell of the machine falls on both.
public final class ClassifierSpeed {
  private static final int ROUNDS = 3;
  private static final String MS = "%.2f";
  private static final List<String> COLUMNS =
      List.of(
          "case", "int8 p50 ms", "int8 p99 ms", "fp32 p50 ms", "fp32 p99 ms", "fp32 / int8 p50");

  private final ModelBundle model;
  private final int runs;
  private final Consumer<String> progress;

  /// @param runs how often each case is timed in each round
  public ClassifierSpeed(ModelBundle model, int runs, Consumer<String> progress) {
    this.model = model;
    this.runs = runs;
    this.progress = progress;
  }

  /// Both models' lines of one round, in the same order.
  record Round(List<Line> model, List<Line> baseline) {}

  public TextTable measure() throws IOException {
    try (var scratch = ScratchFolder.create()) {
      progress.accept("exporting the fp32 baseline");
      var baseline = new Fp32Baseline(model);
      var exact = baseline.export(scratch.path());
      var rounds = new ArrayList<Round>();
      for (var round = 1; round <= ROUNDS; round++) {
        progress.accept("classifier, round %d of %d".formatted(round, ROUNDS));
        rounds.add(new Round(lines(model), lines(exact)));
      }
      return new TextTable(title(), COLUMNS, rows(rounds), notes(baseline));
    }
  }

  static List<List<String>> rows(List<Round> rounds) {
    return IntStream.range(0, rounds.getFirst().model().size())
        .mapToObj(line -> row(rounds, line))
        .toList();
  }

  private static List<String> row(List<Round> rounds, int line) {
    Function<Round, Line> ours = round -> round.model().get(line);
    Function<Round, Line> exact = round -> round.baseline().get(line);
    return List.of(
        ours.apply(rounds.getFirst()).name(),
        spread(rounds, MS, round -> millis(ours.apply(round).median())),
        spread(rounds, MS, round -> millis(ours.apply(round).p99())),
        spread(rounds, MS, round -> millis(exact.apply(round).median())),
        spread(rounds, MS, round -> millis(exact.apply(round).p99())),
        spread(
            rounds,
            "%.1f",
            round -> millis(exact.apply(round).median()) / millis(ours.apply(round).median())));
  }

  private static String spread(List<Round> rounds, String format, ToDoubleFunction<Round> figure) {
    return Spread.of(rounds.stream().mapToDouble(figure)).text(format);
  }

  private List<Line> lines(ModelBundle bundle) {
    return new ClassifierBenchmark(bundle, runs).measure();
  }

  private String title() {
    return "Classifier in this process, model " + model.manifest().identity().label();
  }

  private List<String> notes(Fp32Baseline baseline) {
    var notes = new ArrayList<String>();
    notes.add(
        "median (lowest - highest) of %d rounds with %d runs of each case, both models in turn"
            .formatted(ROUNDS, runs));
    notes.add("fp32: the published encoder, not pruned, and an untrained head");
    if (!baseline.isTheModelsBase()) {
      notes.add(
          "the model has another base encoder than the fp32 baseline: ignore the last column");
    }
    return notes;
  }

  private static double millis(Duration time) {
    return time.toNanos() / 1e6;
  }
}
