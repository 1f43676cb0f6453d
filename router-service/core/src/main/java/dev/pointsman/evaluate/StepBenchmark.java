package dev.pointsman.evaluate;

import dev.pointsman.evaluate.StepQuality.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// Compares ways of choosing a tier for agent steps whose lowest sufficient tier is known.
public final class StepBenchmark {
  private static final Map<String, ToDoubleFunction<StepQuality>> METRICS = metrics();

  private final List<Truth> truths;
  private final List<Double> costs;
  private final Bootstrap bootstrap;

  /// What is known of one step: its run and the rank of the lowest sufficient tier.
  public record Truth(String run, int lowest) {}

  /// Judges every method on the same steps.
  ///
  /// @param costs what a call costs at each tier, cheapest first, in one unit: calls count alike
  public StepBenchmark(List<Truth> truths, List<Double> costs, Bootstrap bootstrap) {
    this.truths = List.copyOf(truths);
    this.costs = List.copyOf(costs);
    this.bootstrap = bootstrap;
  }

  /// Every metric of every method.
  ///
  /// @param choices for each method the tier of each step, in the order of the truths
  public ReportTable compare(String title, Map<String, List<Integer>> choices) {
    var lines =
        choices.entrySet().stream()
            .map(choice -> line(choice.getKey(), steps(choice.getValue())))
            .toList();
    return new ReportTable(title, List.copyOf(METRICS.keySet()), lines, List.of());
  }

  private List<Step> steps(List<Integer> chosen) {
    return IntStream.range(0, truths.size())
        .mapToObj(i ->
            new Step(
                truths.get(i).run(),
                Math.min(truths.get(i).lowest(), costs.size()),
                chosen.get(i),
                costs))
        .toList();
  }

  private ReportTable.Line line(String method, List<Step> steps) {
    return new ReportTable.Line(
        method, METRICS.values().stream().map(metric -> estimate(steps, metric)).toList());
  }

  private Estimate estimate(List<Step> steps, ToDoubleFunction<StepQuality> metric) {
    return bootstrap.estimate(
        steps, Step::run, drawn -> metric.applyAsDouble(StepQuality.of(drawn)));
  }

  private static Map<String, ToDoubleFunction<StepQuality>> metrics() {
    var metrics = new LinkedHashMap<String, ToDoubleFunction<StepQuality>>();
    metrics.put("pass", StepQuality::pass);
    metrics.put("exact", StepQuality::exact);
    metrics.put("whole_run", StepQuality::wholeRun);
    metrics.put("saved", StepQuality::saved);
    metrics.put("combined", StepQuality::combined);
    return metrics;
  }
}
