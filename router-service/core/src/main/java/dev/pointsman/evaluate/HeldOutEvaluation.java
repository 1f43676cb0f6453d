package dev.pointsman.evaluate;

import dev.pointsman.classify.Classification;
import dev.pointsman.dataset.LabeledExample;
import dev.pointsman.dataset.Source;
import dev.pointsman.dataset.TierLabel;
import dev.pointsman.dataset.TierScale;
import dev.pointsman.evaluate.AccuracyBenchmark.Truth;
import dev.pointsman.request.TaskType;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/// Rows that the served model was never trained on (the test split): accuracy of its tier and of
/// its task type, and how well its chances are calibrated.
public final class HeldOutEvaluation {
  public static final String OURS = "ours";

  private final List<LabeledExample> train;
  private final List<LabeledExample> test;
  private final Bench bench;

  public HeldOutEvaluation(List<LabeledExample> train, List<LabeledExample> test, Bench bench) {
    this.train = List.copyOf(train);
    this.test = List.copyOf(test);
    this.bench = bench;
  }

  private record Judged(LabeledExample row, Classification said) {}

  /// The tier chosen before rules against the labelled one, by language.
  public ReportTable tiers(Source source, Learner ours) {
    var rows = of(test, source);
    var truths =
        rows.stream()
            .map(row -> truth(row, TierScale.TIERS.get(AgentStepsEvaluation.lowest(row))))
            .toList();
    return accuracy(
        source.label() + ", tier on held-out rows, by language",
        truths,
        answers(source, ours, this::tier));
  }

  /// The likeliest task type of rows that have exactly one, over all and by language.
  public ReportTable taskTypes(Source source, Learner ours) {
    var truths = typed(source).stream().map(row -> truth(row, type(row).label())).toList();
    return accuracy(
        "task type on held-out rows of " + source.label(), truths, typeAnswers(source, ours));
  }

  /// True task types (rows) against said ones (columns) of the served model.
  public Map<String, Map<String, Long>> confusion(Source source, Learner ours) {
    var truths = typed(source).stream().map(row -> truth(row, type(row).label())).toList();
    var said =
        judged(typed(source), ours).stream().map(row -> row.said().taskType().label()).toList();
    return new AccuracyBenchmark(truths, bench.bootstrap()).confusion(said);
  }

  /// Calibration error of the likeliest tier, over rows whose label is exact.
  public Estimate tierCalibration(Learner ours) {
    return calibration(
        test.stream().filter(HeldOutEvaluation::isExact).toList(),
        ours,
        (row, said) ->
            new CalibrationError.Stated(
                likeliest(said), likeliestTier(said) == AgentStepsEvaluation.lowest(row)));
  }

  /// Calibration error of the likeliest task type, over rows that have exactly one.
  public Estimate taskCalibration(Learner ours) {
    return calibration(
        test.stream().filter(row -> row.taskTypes().size() == 1).toList(),
        ours,
        (row, said) ->
            new CalibrationError.Stated(
                said.chance(said.taskType()).value(), said.taskType() == type(row)));
  }

  private Estimate calibration(
      List<LabeledExample> rows,
      Learner ours,
      BiFunction<LabeledExample, Classification, CalibrationError.Stated> state) {
    return bench
        .bootstrap()
        .estimate(
            judged(rows, ours),
            judged -> judged.row().provenance().group(),
            drawn ->
                CalibrationError.of(
                    drawn.stream().map(row -> state.apply(row.row(), row.said())).toList()));
  }

  private Map<String, List<String>> answers(
      Source source, Learner ours, BiFunction<LabeledExample, Classification, String> answer) {
    var learners = new LinkedHashMap<String, Learner>();
    learners.put("prompt length", new LengthLearner());
    learners.put("bag of words", new BagOfWordsLearner(bench.seed()));
    learners.put(OURS, ours);
    var answers = new LinkedHashMap<String, List<String>>();
    learners.forEach((name, learner) ->
        answers.put(
            name,
            judged(of(test, source), learner).stream()
                .map(row -> answer.apply(row.row(), row.said()))
                .toList()));
    return answers;
  }

  private Map<String, List<String>> typeAnswers(Source source, Learner ours) {
    var answers = new LinkedHashMap<String, List<String>>();
    answers.put("bag of words", types(source, new BagOfWordsLearner(bench.seed())));
    answers.put(OURS, types(source, ours));
    return answers;
  }

  private List<String> types(Source source, Learner learner) {
    return judged(typed(source), learner).stream()
        .map(row -> row.said().taskType().label())
        .toList();
  }

  private ReportTable accuracy(
      String title, List<Truth> truths, Map<String, List<String>> answers) {
    return new AccuracyBenchmark(truths, bench.bootstrap()).compare(title, answers);
  }

  private List<Judged> judged(List<LabeledExample> rows, Learner learner) {
    var sources = rows.stream().map(row -> row.provenance().source()).distinct().toList();
    var classifier =
        learner.learn(
            train.stream().filter(row -> sources.contains(row.provenance().source())).toList());
    return rows.stream()
        .map(row -> new Judged(row, CrossValidation.classified(classifier, row)))
        .toList();
  }

  private String tier(LabeledExample row, Classification said) {
    return bench.decide(row, said).classifierTier().name();
  }

  private List<LabeledExample> typed(Source source) {
    return of(test, source).stream().filter(row -> row.taskTypes().size() == 1).toList();
  }

  private static List<LabeledExample> of(List<LabeledExample> rows, Source source) {
    return rows.stream().filter(row -> row.provenance().source() == source).toList();
  }

  private static Truth truth(LabeledExample row, String label) {
    return new Truth(row.provenance().group(), row.provenance().language(), label);
  }

  private static TaskType type(LabeledExample row) {
    return row.taskTypes().iterator().next();
  }

  private static boolean isExact(LabeledExample row) {
    return row.tier() instanceof TierLabel.Interval interval && interval.exact();
  }

  private static int likeliestTier(Classification said) {
    return IntStream.rangeClosed(0, said.tiers().tiers())
        .boxed()
        .max(Comparator.comparingDouble(tier -> chance(said, tier)))
        .orElseThrow();
  }

  private static double likeliest(Classification said) {
    return chance(said, likeliestTier(said));
  }

  /// The rank after the last tier stands for "none suffices".
  private static double chance(Classification said, int tier) {
    var tiers = said.tiers();
    return tier == tiers.tiers() ? tiers.none().value() : tiers.lowest().get(tier).value();
  }
}
