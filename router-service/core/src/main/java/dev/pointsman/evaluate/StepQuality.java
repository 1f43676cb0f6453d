package dev.pointsman.evaluate;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What a choice of tiers does to agent runs whose lowest sufficient tiers are known.
///
/// @param pass the share of steps whose tier suffices
/// @param exact the share of steps at exactly the lowest sufficient tier
/// @param wholeRun the share of runs in which every step passes
/// @param saved one minus the price of the chosen tiers over always the last tier's
public record StepQuality(double pass, double exact, double wholeRun, double saved) {
  /// One step: its run, the lowest sufficient tier, the chosen one, and what the step costs at
  /// every tier in one unit (cheapest tier first).
  public record Step(String run, int lowest, int chosen, List<Double> costs) {
    public Step {
      costs = List.copyOf(costs);
    }

    boolean passes() {
      return chosen >= lowest;
    }

    double cost() {
      return costs.get(chosen);
    }
  }

  public static StepQuality of(List<Step> steps) {
    return new StepQuality(
        share(steps, Step::passes),
        share(steps, step -> step.chosen() == step.lowest()),
        wholeRuns(steps),
        1
            - steps.stream().mapToDouble(Step::cost).sum()
                / steps.stream().mapToDouble(step -> step.costs().getLast()).sum());
  }

  /// The mean of the four.
  public double combined() {
    return (pass + exact + wholeRun + saved) / 4;
  }

  private static double share(List<Step> steps, Predicate<Step> predicate) {
    return (double) steps.stream().filter(predicate).count() / steps.size();
  }

  private static double wholeRuns(List<Step> steps) {
    return steps.stream()
        .collect(
            Collectors.groupingBy(
                Step::run, Collectors.reducing(true, Step::passes, Boolean::logicalAnd)))
        .values()
        .stream()
        .mapToDouble(passed -> passed ? 1 : 0)
        .average()
        .orElse(Double.NaN);
  }
}
