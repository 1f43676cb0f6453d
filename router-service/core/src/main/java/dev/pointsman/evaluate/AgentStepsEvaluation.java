package dev.pointsman.evaluate;

import dev.pointsman.classify.Classification;
import dev.pointsman.dataset.AgentStepsImporter.AgentStep;
import dev.pointsman.dataset.LabeledExample;
import dev.pointsman.dataset.TierLabel;
import dev.pointsman.dataset.TierScale;
import dev.pointsman.evaluate.StepBenchmark.Truth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/// Agent steps, cross-validated by run: what the choice of tiers does to steps and to whole runs,
/// beside its baselines. The two rules know the suite's name, which no classifier is told.
public final class AgentStepsEvaluation {
  public static final String OURS = "ours";
  public static final String ALL = "agent_steps, all";
  public static final String ISSUES = "agent_steps, SWE-bench alone";

  private static final String ISSUE_SUITE = "swebench";
  private static final int FIRST_STEP = 1;
  private static final int TOP = TierScale.NONE - 1;

  /// What the benchmark's own pools ask for a million tokens of output (its tiers low, mid-high and
  /// high); calls count alike. With these the two rules reach the figures published for them.
  private static final List<Double> PRICES = List.of(0.5, 5.0, 25.0);

  private final List<AgentStep> steps;
  private final List<LabeledExample> rows;
  private final List<LabeledExample> others;
  private final Bench bench;

  public AgentStepsEvaluation(List<AgentStep> steps, List<LabeledExample> others, Bench bench) {
    this.steps = List.copyOf(steps);
    this.rows = steps.stream().map(AgentStep::example).toList();
    this.others = List.copyOf(others);
    this.bench = bench;
  }

  /// The cross-validated classification of each step, in order.
  public List<Classification> judge(Learner ours) {
    return bench.folds().judge(rows, others, ours);
  }

  /// One table over all steps and one over the issue-solving steps.
  public List<ReportTable> tables(List<Classification> ours) {
    var choices = choices(ours);
    return List.of(
        table(ALL, choices, step -> true),
        table(ISSUES, choices, AgentStepsEvaluation::solvesAnIssue));
  }

  /// The combined figure of some choices, for ablations.
  public ReportTable table(String title, Map<String, List<Integer>> choices) {
    return table(title, choices, step -> true);
  }

  public List<Integer> choicesOf(List<Classification> said) {
    return bench.choices(rows, said);
  }

  private Map<String, List<Integer>> choices(List<Classification> ours) {
    var random = new Random(bench.seed());
    var choices = new LinkedHashMap<String, List<Integer>>();
    choices.put("always fast", always(0));
    choices.put("always premium", always(TOP));
    choices.put("random mix", rows.stream().map(row -> random.nextInt(TOP + 1)).toList());
    choices.put(
        "prompt length", choicesOf(bench.folds().judge(rows, List.of(), new LengthLearner())));
    choices.put(
        "bag of words",
        choicesOf(bench.folds().judge(rows, List.of(), new BagOfWordsLearner(bench.seed()))));
    choices.put("rule: issue -> premium", ruled(step -> solvesAnIssue(step) ? TOP : 0));
    choices.put(
        "rule: and its first step fast",
        ruled(step -> solvesAnIssue(step) && step.step() > FIRST_STEP ? TOP : 0));
    choices.put(OURS, choicesOf(ours));
    choices.put("ours, after the policy's rules", served(ours));
    choices.put("oracle", rows.stream().map(row -> Math.min(TOP, lowest(row))).toList());
    return choices;
  }

  private ReportTable table(
      String title, Map<String, List<Integer>> choices, Predicate<AgentStep> kept) {
    var positions =
        IntStream.range(0, steps.size()).filter(i -> kept.test(steps.get(i))).boxed().toList();
    var truths = positions.stream().map(i -> truth(rows.get(i))).toList();
    var keptChoices = new LinkedHashMap<String, List<Integer>>();
    choices.forEach(
        (method, chosen) -> keptChoices.put(method, positions.stream().map(chosen::get).toList()));
    return new StepBenchmark(truths, PRICES, bench.bootstrap()).compare(title, keptChoices);
  }

  private List<Integer> served(List<Classification> ours) {
    return IntStream.range(0, rows.size())
        .mapToObj(i -> bench.decide(rows.get(i), ours.get(i)).tier().rank())
        .toList();
  }

  private List<Integer> always(int tier) {
    return Collections.nCopies(rows.size(), tier);
  }

  private List<Integer> ruled(ToIntFunction<AgentStep> rule) {
    var chosen = new ArrayList<Integer>();
    steps.forEach(step -> chosen.add(rule.applyAsInt(step)));
    return chosen;
  }

  private static boolean solvesAnIssue(AgentStep step) {
    return step.suite().equals(ISSUE_SUITE);
  }

  private static Truth truth(LabeledExample row) {
    return new Truth(row.provenance().group(), lowest(row));
  }

  static int lowest(LabeledExample row) {
    return switch (row.tier()) {
      case TierLabel.Interval(var lowest, _, _) -> lowest;
      case TierLabel.Unknown() ->
          throw new IllegalArgumentException("no tier label: " + row.provenance().id());
    };
  }
}
