package dev.pointsman.evaluate;

import static java.lang.Double.NaN;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What a choice of tiers does to agent runs whose lowest sufficient tiers are known.
///
/// @param pass the share of steps whose tier suffices
/// @param exact the share of steps at exactly the lowest sufficient tier
/// @param wholeRun the share of runs in which every step passes
/// @param saved what the chosen tiers save over always the last tier's price; a run that fails has
///   saved nothing and spent what it cost
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

    double dearest() {
      return costs.getLast();
    }
  }

  public static StepQuality of(List<Step> steps) {
    return new StepQuality(
        share(steps, Step::passes),
        share(steps, step -> step.chosen() == step.lowest()),
        passedRuns(steps).values().stream().mapToDouble(StepQuality::one).average().orElse(NaN),
        saved(steps));
  }

  private static double saved(List<Step> steps) {
    var passed = passedRuns(steps);
    var kept =
        steps.stream()
            .filter(step -> passed.getOrDefault(step.run(), false))
            .mapToDouble(Step::dearest)
            .sum();
    var spent = steps.stream().mapToDouble(Step::cost).sum();
    return (kept - spent) / steps.stream().mapToDouble(Step::dearest).sum();
  }

  /// The mean of the four.
  public double combined() {
    return (pass + exact + wholeRun + saved) / 4;
  }

  private static double share(List<Step> steps, Predicate<Step> predicate) {
    return (double) steps.stream().filter(predicate).count() / steps.size();
  }

  private static Map<String, Boolean> passedRuns(List<Step> steps) {
    return steps.stream()
        .collect(
            Collectors.groupingBy(
                Step::run, Collectors.reducing(true, Step::passes, Boolean::logicalAnd)));
  }

  private static double one(boolean passed) {
    return passed ? 1 : 0;
  }
}
