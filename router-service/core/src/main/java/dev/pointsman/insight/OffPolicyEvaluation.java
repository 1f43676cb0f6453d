package dev.pointsman.insight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Judges a candidate by the log of another policy. Same log, candidate and settings, same report.
public final class OffPolicyEvaluation {
  private static final int FOLDS = 5;

  private final OffPolicySettings settings;

  public OffPolicyEvaluation(OffPolicySettings settings) {
    this.settings = settings;
  }

  public OffPolicyReport judge(List<LoggedTask> log, TargetPolicy candidate) {
    var weights = new Weights(candidate, settings.largestWeight());
    var overlap = Overlap.of(log, weights);
    return overlap
        .obstacle(settings)
        .or(() -> overlap.shortage(settings))
        .map(why -> unknown(overlap, why))
        .orElseGet(() -> estimated(log, weights, overlap));
  }

  private static OffPolicyReport unknown(Overlap overlap, String why) {
    var nothing =
        Arrays.stream(Figure.values())
            .collect(
                Collectors.<Figure, Figure, Finding>toMap(
                    Function.identity(), figure -> new Finding.NotIdentifiable(why)));
    return new OffPolicyReport(
        overlap, Map.of(Estimator.SELF_NORMALISED, nothing, Estimator.DOUBLY_ROBUST, nothing));
  }

  private OffPolicyReport estimated(List<LoggedTask> log, Weights weights, Overlap overlap) {
    var bootstrap = new SessionBootstrap(settings);
    var findings = new EnumMap<Estimator, Map<Figure, Finding>>(Estimator.class);
    for (var estimator : Estimator.values()) {
      var sessions = sessions(estimator, log, weights);
      findings.put(estimator, bootstrap.figures(sessions, overlap.effectiveSize()));
    }
    return new OffPolicyReport(overlap, findings);
  }

  private static List<Amounts> sessions(
      Estimator estimator, List<LoggedTask> log, Weights weights) {
    return switch (estimator) {
      case SELF_NORMALISED -> log.stream().map(task -> weighted(task, weights)).toList();
      case DOUBLY_ROBUST -> corrected(log, weights, _ -> 1);
    };
  }

  private static Amounts weighted(LoggedTask task, Weights weights) {
    var sum = new Amounts();
    task.decisions().forEach(one -> sum.add(one.result(), weights.clipped(one)));
    return sum;
  }

  /// A session's results are predicted by a model that has seen no decision of its fold.
  ///
  /// @param counts how much a session does
  static List<Amounts> corrected(
      List<LoggedTask> log, Weights weights, ToDoubleFunction<LoggedTask> counts) {
    var sums = new ArrayList<Amounts>();
    for (var fold : folds(log)) {
      var model = ResultModel.of(fold.others());
      for (var task : fold.held()) {
        var sum = new Amounts();
        sum.add(corrected(task, weights, model), counts.applyAsDouble(task));
        sums.add(sum);
      }
    }
    return sums;
  }

  private record Fold(List<LoggedTask> held, List<LoggedTask> others) {}

  private static List<Fold> folds(List<LoggedTask> log) {
    return IntStream.range(0, FOLDS)
        .mapToObj(
            fold -> log.stream().collect(Collectors.partitioningBy(task -> foldOf(task) == fold)))
        .map(parts ->
            new Fold(parts.getOrDefault(true, List.of()), parts.getOrDefault(false, List.of())))
        .toList();
  }

  private static int foldOf(LoggedTask task) {
    return Math.floorMod(task.session().hashCode(), FOLDS);
  }

  /// Each decision counts once, whatever its weight: the weights only correct the model.
  private static Amounts corrected(LoggedTask task, Weights weights, ResultModel model) {
    var sum = new Amounts();
    for (var decision : task.decisions()) {
      var chances = weights.chances(decision);
      for (var tier = 0; tier < chances.size(); tier++) {
        sum.add(model.expected(decision.context(), tier), chances.get(tier).value());
      }
      var weight = weights.clipped(decision);
      sum.add(decision.result(), weight);
      sum.add(model.expected(decision.context(), decision.tier()), -weight);
    }
    return sum;
  }
}
