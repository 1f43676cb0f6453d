package dev.pointsman.evaluate;

import dev.pointsman.classify.Classifier;
import dev.pointsman.dataset.ScoredExample;
import dev.pointsman.unit.Probability;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// Replays questions with known outcomes through policies, at the prices of a deployment: what each
/// ships and costs. One try a question, no cascade.
public final class OutcomeReplay {
  /// Half the tries passed, or half the points.
  static final double PASS = 0.5;

  static final double A_THOUSAND = 1_000;

  private static final List<String> METRICS =
      List.of("shipped", "usd_per_1000", "usd_per_1000_shipped", "token_yield");

  private final List<ReplayedTask> tasks;
  private final Deployment deployment;
  private final Map<String, Choices> choices;
  private final Bootstrap bootstrap;

  /// What one policy does to a task on average.
  private record Row(String group, double shipped, double usd, double tokens) {
    static Row of(ReplayedTask task, List<Probability> chances) {
      var shipped = 0.0;
      var usd = 0.0;
      for (var tier = 0; tier < chances.size(); tier++) {
        shipped += chances.get(tier).value() * task.scores().get(tier);
        usd += chances.get(tier).value() * task.costs().get(tier).dollars();
      }
      return new Row(task.group(), shipped, usd, task.tokens().value());
    }
  }

  /// Prepares a replay. Where questions and deployment differ in their number of tiers, the smaller
  /// counts.
  ///
  /// @param ours the classifier in front of the deployment's policy
  public OutcomeReplay(
      List<ScoredExample> questions, Deployment asked, Classifier ours, Bootstrap bootstrap) {
    if (questions.isEmpty()) {
      throw new IllegalArgumentException("expected at least one question, got none");
    }
    var models = questions.getFirst().scores().size();
    this.deployment = asked.with(Math.min(models, asked.ladder().size()));
    this.tasks = questions.stream().map(one -> ReplayedTask.of(one, deployment.catalog())).toList();
    this.bootstrap = bootstrap;
    this.choices = new ReplayPolicies(deployment.policy()).of(tasks, ours);
  }

  /// What each policy ships and costs.
  public ReportTable outcomes(String title) {
    var lines =
        choices.entrySet().stream()
            .map(entry -> line(entry.getKey(), rows(tasks, entry.getValue())))
            .toList();
    return new ReportTable(
        title,
        METRICS,
        lines,
        List.of(
            "%d questions of the test split over the tiers %s; one try each, at the price list and the usual length of an answer"
                .formatted(tasks.size(), names())));
  }

  private String names() {
    return String.join(
        ", ", deployment.ladder().tiers().stream().map(tier -> tier.name()).toList());
  }

  /// What a log of the keyword rules would have told of each policy before it was switched on.
  public ReportTable offPolicy(String title, long seed) {
    return OffPolicyReplay.table(title, tasks, choices, seed);
  }

  private ReportTable.Line line(String method, List<Row> rows) {
    return new ReportTable.Line(
        method,
        List.of(
            estimate(rows, drawn -> mean(drawn, Row::shipped)),
            estimate(rows, drawn -> A_THOUSAND * mean(drawn, Row::usd)),
            estimate(rows, drawn -> A_THOUSAND * mean(drawn, Row::usd) / mean(drawn, Row::shipped)),
            estimate(
                rows,
                drawn ->
                    mean(drawn, row -> row.shipped() * row.tokens()) / mean(drawn, Row::tokens))));
  }

  private Estimate estimate(List<Row> rows, ToDoubleFunction<List<Row>> statistic) {
    return bootstrap.estimate(rows, Row::group, statistic);
  }

  private static double mean(List<Row> rows, ToDoubleFunction<Row> value) {
    return rows.stream().mapToDouble(value).average().orElse(Double.NaN);
  }

  private static List<Row> rows(List<ReplayedTask> tasks, Choices choices) {
    return IntStream.range(0, tasks.size())
        .mapToObj(i -> Row.of(tasks.get(i), choices.chances().get(i)))
        .toList();
  }
}
