package dev.pointsman.fleet;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// What each way of routing gains beside the seed model of its own seed.
record Gains(List<Trial> trials) {
  Gains {
    trials = List.copyOf(trials);
  }

  List<String> methods() {
    return List.copyOf(trials.getFirst().courses().keySet());
  }

  /// The share of the cost per shipped task that is saved.
  DoubleSummaryStatistics saving(String method) {
    return over(trial -> saving(trial, method));
  }

  /// The same beside what full information saves.
  DoubleSummaryStatistics share(String method) {
    return over(trial -> saving(trial, method) / saving(trial, Trial.FULL));
  }

  DoubleSummaryStatistics shippedMore(String method) {
    return over(trial -> Figures.shippedMore(trial.rows(method)));
  }

  /// The questions of all fleets.
  List<Judged> rows(String method) {
    return trials.stream().flatMap(trial -> trial.rows(method).stream()).toList();
  }

  private static double saving(Trial trial, String method) {
    return Figures.saving(trial.rows(method), Course::usd);
  }

  private DoubleSummaryStatistics over(ToDoubleFunction<Trial> figure) {
    return trials.stream().mapToDouble(figure).summaryStatistics();
  }
}
