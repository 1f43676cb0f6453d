package dev.pointsman.fleet;

import dev.pointsman.evaluate.Estimate;
import dev.pointsman.evaluate.ReportTable;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// The tables of a fleet: what each way of routing ships and costs, what it gains over the seed
/// model, and how far the seeds lie apart.
final class FleetReport {
  private static final double CENTS = 100;

  private final Gains gains;
  private final Figures figures;

  FleetReport(Gains gains) {
    this.gains = gains;
    this.figures = gains.figures();
  }

  List<ReportTable> tables() {
    return List.of(stages(), gained(), spread());
  }

  private ReportTable stages() {
    return new ReportTable(
        "what ships and what it costs",
        List.of("shipped", "cents_per_task", "cents_per_shipped", "with_rework", "token_yield"),
        lines(method -> stage(mean(method))),
        List.of(
            "test questions, weighed as the fleet asks them; means of %d seeds; repeated tries included"
                .formatted(gains.trials().size()),
            "with_rework adds what failed tries cost beside their calls, as the dial says; brackets: 95 %, by group"));
  }

  private List<Estimate> stage(List<Course> courses) {
    return List.of(
        figures.figure(courses, rows -> Figures.mean(rows, row -> row.course().shipped())),
        figures.figure(courses, rows -> CENTS * Figures.mean(rows, row -> row.course().usd())),
        figures.figure(courses, rows -> CENTS * perShipped(rows, Course::usd)),
        figures.figure(courses, rows -> CENTS * perShipped(rows, FleetReport::reworked)),
        figures.figure(
            courses,
            rows ->
                Figures.ratio(
                    rows, row -> row.course().shippedTokens(), row -> row.course().tokens())));
  }

  private static double perShipped(List<Judged> rows, ToDoubleFunction<Course> cost) {
    return Figures.ratio(
        rows, row -> cost.applyAsDouble(row.course()), row -> row.course().shipped());
  }

  private static double reworked(Course course) {
    return course.usd() + course.rework();
  }

  private ReportTable gained() {
    var seedModel = mean(Trial.SEED_MODEL);
    return new ReportTable(
        "beside the seed model",
        List.of("saved_per_shipped", "saved_with_rework", "shipped_more"),
        lines(method -> gained(mean(method), seedModel)),
        List.of("the same questions both ways; means of the seeds; brackets: 95 %, by group"));
  }

  private List<Estimate> gained(List<Course> courses, List<Course> seedModel) {
    return List.of(
        figures.compared(courses, seedModel, rows -> Figures.saving(rows, Course::usd)),
        figures.compared(courses, seedModel, rows -> Figures.saving(rows, FleetReport::reworked)),
        figures.compared(courses, seedModel, Figures::shippedMore));
  }

  private ReportTable spread() {
    return new ReportTable(
        "the spread over the seeds",
        List.of("saved_per_shipped", "of_full_information", "shipped_more"),
        lines(method ->
            List.of(
                estimate(gains.saving(method)),
                estimate(gains.share(method)),
                estimate(gains.shippedMore(method)))),
        List.of("means; brackets: the least and the most of the seeds"));
  }

  private static Estimate estimate(DoubleSummaryStatistics values) {
    return new Estimate(
        values.getAverage(), values.getMin(), values.getMax(), (int) values.getCount());
  }

  private List<ReportTable.Line> lines(Function<String, List<Estimate>> figures) {
    return gains.methods().stream()
        .map(method -> new ReportTable.Line(method, figures.apply(method)))
        .toList();
  }

  /// Each question's mean over the seeds.
  private List<Course> mean(String method) {
    var bySeed = gains.trials().stream().map(trial -> trial.courses(method)).toList();
    return IntStream.range(0, bySeed.getFirst().size())
        .mapToObj(i -> Course.mean(bySeed.stream().map(courses -> courses.get(i)).toList()))
        .toList();
  }
}
