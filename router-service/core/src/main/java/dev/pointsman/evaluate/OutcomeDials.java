package dev.pointsman.evaluate;

import dev.pointsman.catalog.Tier;
import dev.pointsman.classify.Classifier;
import dev.pointsman.classify.ClassifierAnswer;
import dev.pointsman.dataset.ScoredExample;
import dev.pointsman.dataset.Source;
import dev.pointsman.policy.NamedDial;
import dev.pointsman.policy.Policy;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/// Decides questions with known outcomes under one dial after the other, at the prices of a
/// deployment: one try each, no cascade. Every table weighs as much as any other, so that the
/// largest does not speak for all.
public final class OutcomeDials {
  private final Deployment deployment;
  private final List<Table> tables;
  private final Bootstrap bootstrap;

  /// A question and what the classifier says of it, whatever the dial.
  private record Asked(ReplayedTask task, ClassifierAnswer answer) {}

  /// The questions of one source, on as many tiers as both they and the deployment have.
  private record Table(Deployment deployment, List<Asked> asked) {
    static Table of(Deployment asked, List<ScoredExample> questions, Classifier classifier) {
      var models = questions.getFirst().scores().size();
      var deployment = asked.with(Math.min(models, asked.ladder().size()));
      return new Table(
          deployment,
          questions.parallelStream()
              .map(one -> ReplayedTask.of(one, deployment.catalog()))
              .map(task -> new Asked(task, classifier.classify(task.example().features())))
              .toList());
    }

    Stream<Row> rows(NamedDial dial) {
      var policy = deployment.with(dial.dial()).policy();
      return asked.stream().map(one -> Row.of(one, policy, 1.0 / asked.size()));
    }
  }

  /// What a dial does with a question, and what the top tier would, each by the question's weight.
  private record Row(String group, Tier tier, double weight, Amount dial, Amount top) {
    static Row of(Asked asked, Policy policy, double weight) {
      var task = asked.task();
      var tier = policy.decide(task.example().features(), asked.answer()).tier();
      var source = task.example().provenance().source().label();
      return new Row(
          source + "/" + task.group(),
          tier,
          weight,
          Amount.of(task, tier, weight),
          Amount.of(task, policy.ladder().top(), weight));
    }
  }

  private record Amount(double shipped, double usd) {
    static Amount of(ReplayedTask task, Tier tier, double weight) {
      return new Amount(
          weight * task.scores().get(tier.rank()),
          weight * task.costs().get(tier.rank()).dollars());
    }
  }

  /// Asks the classifier once about every question.
  public OutcomeDials(
      Map<Source, List<ScoredExample>> questions,
      Deployment deployment,
      Classifier classifier,
      Bootstrap bootstrap) {
    this.deployment = deployment;
    this.bootstrap = bootstrap;
    this.tables =
        questions.values().stream().map(table -> Table.of(deployment, table, classifier)).toList();
  }

  public DialTable table(String title, List<NamedDial> dials) {
    var questions = tables.stream().mapToInt(table -> table.asked().size()).sum();
    return new DialTable(
        title,
        dials.stream().map(this::worth).toList(),
        List.of(
            "%d questions of the test split of %d tables, each table of the same weight; one try each, at the price list and the usual length of an answer"
                .formatted(questions, tables.size())));
  }

  private DialWorth worth(NamedDial dial) {
    var rows = tables.stream().flatMap(table -> table.rows(dial)).toList();
    return new DialWorth(
        dial,
        ratio(rows, row -> row.dial().shipped(), row -> row.top().shipped()),
        ratio(rows, row -> row.dial().usd(), row -> row.top().usd()),
        deployment.ladder().tiers().stream().map(tier -> share(rows, tier)).toList());
  }

  private Estimate ratio(List<Row> rows, ToDoubleFunction<Row> part, ToDoubleFunction<Row> whole) {
    return bootstrap.estimate(
        rows,
        Row::group,
        drawn -> drawn.stream().mapToDouble(part).sum() / drawn.stream().mapToDouble(whole).sum());
  }

  private double share(List<Row> rows, Tier tier) {
    var weight =
        rows.stream()
            .filter(row -> row.tier().name().equals(tier.name()))
            .mapToDouble(Row::weight)
            .sum();
    return weight / tables.size();
  }
}
