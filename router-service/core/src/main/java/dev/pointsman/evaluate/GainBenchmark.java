package dev.pointsman.evaluate;

import dev.pointsman.evaluate.GainCurve.Row;
import dev.pointsman.evaluate.Ranking.Scored;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// Compares ways of choosing between a weak and a strong model on questions that both have
/// answered.
public final class GainBenchmark {
  public static final String AUC = "auc_weak_solves";
  public static final String APGR = "apgr";
  public static final String CPT50 = "cpt50";
  public static final String CPT80 = "cpt80";

  private static final double PASS = 0.5;

  private final List<Question> questions;
  private final Bootstrap bootstrap;

  /// A question: its group and what either model earned on it, in [0, 1].
  public record Question(String group, double weak, double strong) {}

  /// What a method says of a question: how likely the weak model solves it, and how much the strong
  /// one would gain.
  public record Opinion(double weakSolves, double gain) {}

  private record Judged(Question question, Opinion opinion) {}

  public GainBenchmark(List<Question> questions, Bootstrap bootstrap) {
    this.questions = List.copyOf(questions);
    this.bootstrap = bootstrap;
  }

  /// Every metric of every method.
  ///
  /// @param opinions for each method its opinion of each question, in order
  public ReportTable compare(String title, Map<String, List<Opinion>> opinions) {
    var lines =
        opinions.entrySet().stream()
            .map(entry -> line(entry.getKey(), judged(entry.getValue())))
            .toList();
    return new ReportTable(title, List.of(AUC, APGR, CPT50, CPT80), lines, List.of());
  }

  private List<Judged> judged(List<Opinion> opinions) {
    return IntStream.range(0, questions.size())
        .mapToObj(i -> new Judged(questions.get(i), opinions.get(i)))
        .toList();
  }

  private ReportTable.Line line(String method, List<Judged> rows) {
    return new ReportTable.Line(
        method,
        List.of(
            estimate(rows, GainBenchmark::auc),
            estimate(rows, drawn -> curve(drawn).apgr()),
            estimate(rows, drawn -> curve(drawn).cpt(0.5)),
            estimate(rows, drawn -> curve(drawn).cpt(0.8))));
  }

  private Estimate estimate(List<Judged> rows, ToDoubleFunction<List<Judged>> statistic) {
    return bootstrap.estimate(rows, row -> row.question().group(), statistic);
  }

  private static double auc(List<Judged> rows) {
    return Ranking.auc(
        rows.stream()
            .map(row -> new Scored(row.opinion().weakSolves(), row.question().weak() >= PASS))
            .toList());
  }

  private static GainCurve curve(List<Judged> rows) {
    return GainCurve.of(
        rows.stream()
            .map(row ->
                new Row(row.opinion().gain(), row.question().weak(), row.question().strong()))
            .toList());
  }
}
