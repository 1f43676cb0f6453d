package dev.pointsman.fleet;

import dev.pointsman.evaluate.Estimate;
import dev.pointsman.evaluate.ReportTable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// The tables of a fleet: means over the seeds with intervals over groups, gains over the seed
/// model, and the spread over the seeds.
final class FleetReport {
  private static final double A_THOUSAND = 1_000;

  private final Figures figures;
  private final List<Trial> trials;

  FleetReport(Figures figures, List<Trial> trials) {
    this.figures = figures;
    this.trials = List.copyOf(trials);
  }

  List<ReportTable> tables() {
    return List.of(stages(), gains(), spread());
  }

  private ReportTable stages() {
    return new ReportTable(
        "what ships and what it costs",
        List.of("shipped", "usd_per_1000", "usd_per_1000_shipped", "with_rework", "token_yield"),
        methods().stream()
            .map(method -> new ReportTable.Line(method, stage(mean(method))))
            .toList(),
        List.of(
            "test questions, weighed as the fleet asks them; means of %d seeds; repeated tries included"
                .formatted(trials.size()),
            "with_rework adds what failed tries cost the developer, as the dial says; brackets: 95 %, by group"));
  }

  private List<Estimate> stage(List<Course> courses) {
    return List.of(
        figures.figure(courses, rows -> Figures.mean(rows, row -> row.course().shipped())),
        figures.figure(courses, rows -> A_THOUSAND * Figures.mean(rows, row -> row.course().usd())),
        figures.figure(courses, rows -> A_THOUSAND * perShipped(rows, Course::usd)),
        figures.figure(courses, rows -> A_THOUSAND * perShipped(rows, FleetReport::reworked)),
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

  private ReportTable gains() {
    var seedModel = mean(Trial.SEED_MODEL);
    return new ReportTable(
        "beside the seed model",
        List.of("saving_per_shipped", "saving_with_rework", "shipped_more"),
        methods().stream()
            .map(method -> new ReportTable.Line(method, gain(mean(method), seedModel)))
            .toList(),
        List.of("the same questions both ways; means of the seeds; brackets: 95 %, by group"));
  }

  private List<Estimate> gain(List<Course> courses, List<Course> seedModel) {
    return List.of(
        figures.compared(courses, seedModel, rows -> Figures.saving(rows, Course::usd)),
        figures.compared(courses, seedModel, rows -> Figures.saving(rows, FleetReport::reworked)),
        figures.compared(courses, seedModel, Figures::shippedMore));
  }

  private ReportTable spread() {
    return new ReportTable(
        "the spread over the seeds",
        List.of("saving_per_shipped", "of_full_information", "shipped_more"),
        methods().stream().map(method -> new ReportTable.Line(method, spread(method))).toList(),
        List.of("means; brackets: the least and the most of %d seeds".formatted(trials.size())));
  }

  private List<Estimate> spread(String method) {
    return List.of(
        spread(trial -> saving(trial, method)),
        spread(trial -> saving(trial, method) / saving(trial, Trial.FULL)),
        spread(trial ->
            figures.once(
                courses(trial, method), courses(trial, Trial.SEED_MODEL), Figures::shippedMore)));
  }

  private Estimate spread(ToDoubleFunction<Trial> figure) {
    var values = trials.stream().mapToDouble(figure).summaryStatistics();
    return new Estimate(
        values.getAverage(), values.getMin(), values.getMax(), (int) values.getCount());
  }

  private double saving(Trial trial, String method) {
    return figures.once(
        courses(trial, method),
        courses(trial, Trial.SEED_MODEL),
        rows -> Figures.saving(rows, Course::usd));
  }

  private List<String> methods() {
    return List.copyOf(trials.getFirst().courses().keySet());
  }

  /// Each question's mean over the seeds.
  private List<Course> mean(String method) {
    var bySeed = new ArrayList<List<Course>>();
    trials.forEach(trial -> bySeed.add(courses(trial, method)));
    return IntStream.range(0, bySeed.getFirst().size())
        .mapToObj(i -> Course.mean(bySeed.stream().map(courses -> courses.get(i)).toList()))
        .toList();
  }

  private static List<Course> courses(Trial trial, String method) {
    return trial.courses().getOrDefault(method, List.of());
  }
}
