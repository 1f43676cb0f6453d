package dev.pointsman.fleet;

import dev.pointsman.evaluate.Bootstrap;
import dev.pointsman.evaluate.Estimate;
import dev.pointsman.evaluate.ReportTable;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// The tables of a fleet: what each way of routing ships and costs, what it gains over the seed
/// model, and how far the seeds lie apart.
final class FleetReport {
  private static final double CENTS = 100;

  private final Gains gains;
  private final Bootstrap bootstrap;

  FleetReport(Gains gains, Bootstrap bootstrap) {
    this.gains = gains;
    this.bootstrap = bootstrap;
  }

  List<ReportTable> tables() {
    return List.of(stages(), gained(), spread());
  }

  private ReportTable stages() {
    return new ReportTable(
        "what ships and what it costs",
        List.of(
            "shipped",
            "cents_per_task",
            "cents_per_shipped",
            "with_rework",
            "weighed",
            "token_yield"),
        lines(method -> stage(gains.rows(method))),
        List.of(
            "%d fleets, each judged by questions of its own, weighed as the fleet asks them; repeated tries included"
                .formatted(gains.trials().size()),
            "with_rework adds what failed tries cost beside their calls, as the dial says; weighed: cents per task, what is lost where nothing ships included; brackets: 95 %, by group"));
  }

  private List<Estimate> stage(List<Judged> rows) {
    return List.of(
        estimate(rows, drawn -> Figures.mean(drawn, row -> row.course().shipped())),
        estimate(rows, drawn -> CENTS * Figures.mean(drawn, row -> row.course().usd())),
        estimate(rows, drawn -> CENTS * perShipped(drawn, Course::usd)),
        estimate(rows, drawn -> CENTS * perShipped(drawn, FleetReport::reworked)),
        estimate(rows, drawn -> CENTS * Figures.mean(drawn, row -> row.course().total())),
        estimate(
            rows,
            drawn ->
                Figures.ratio(
                    drawn, row -> row.course().shippedTokens(), row -> row.course().tokens())));
  }

  private static double perShipped(List<Judged> rows, ToDoubleFunction<Course> cost) {
    return Figures.ratio(
        rows, row -> cost.applyAsDouble(row.course()), row -> row.course().shipped());
  }

  private static double reworked(Course course) {
    return course.usd() + course.rework();
  }

  private ReportTable gained() {
    return new ReportTable(
        "beside the seed model",
        List.of("saved_per_shipped", "saved_with_rework", "shipped_more"),
        lines(method -> gained(gains.rows(method))),
        List.of("the same questions both ways; brackets: 95 %, by group"));
  }

  private List<Estimate> gained(List<Judged> rows) {
    return List.of(
        estimate(rows, drawn -> Figures.saving(drawn, Course::usd)),
        estimate(rows, drawn -> Figures.saving(drawn, FleetReport::reworked)),
        estimate(rows, Figures::shippedMore));
  }

  private Estimate estimate(List<Judged> rows, ToDoubleFunction<List<Judged>> figure) {
    return bootstrap.estimate(rows, Judged::group, figure);
  }

  private ReportTable spread() {
    return new ReportTable(
        "the spread over the fleets",
        List.of("saved_per_shipped", "of_full_information", "shipped_more"),
        lines(method ->
            List.of(
                estimate(gains.saving(method)),
                estimate(gains.share(method)),
                estimate(gains.shippedMore(method)))),
        List.of("means; brackets: the least and the most of the fleets"));
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
}
