package dev.pointsman.evaluate;

import dev.pointsman.classify.Classification;
import dev.pointsman.dataset.LabeledExample;
import dev.pointsman.dataset.ScoredExample;
import dev.pointsman.evaluate.GainBenchmark.Opinion;
import dev.pointsman.evaluate.GainBenchmark.Question;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;

/// Questions with known scores under a weak and a strong model, cross-validated by group: how well
/// each method ranks them for the strong one.
public final class OutcomeEvaluation {
  public static final String OURS = "ours";
  public static final String LENGTH = "prompt length";
  public static final String WORDS = "bag of words";

  private final List<ScoredExample> questions;
  private final List<LabeledExample> rows;
  private final List<LabeledExample> others;
  private final Bench bench;

  public OutcomeEvaluation(
      List<ScoredExample> questions, List<LabeledExample> others, Bench bench) {
    this.questions = List.copyOf(questions);
    this.rows = questions.stream().map(ScoredExample::example).toList();
    this.others = List.copyOf(others);
    this.bench = bench;
  }

  public ReportTable table(String title, Learner ours) {
    var random = new Random(bench.seed());
    var opinions = new LinkedHashMap<String, List<Opinion>>();
    opinions.put(
        "random mix",
        rows.stream().map(row -> new Opinion(random.nextDouble(), random.nextDouble())).toList());
    opinions.put(LENGTH, opinions(bench.folds().judge(rows, List.of(), new LengthLearner())));
    opinions.put(
        WORDS, opinions(bench.folds().judge(rows, List.of(), new BagOfWordsLearner(bench.seed()))));
    opinions.put(OURS, opinions(bench.folds().judge(rows, others, ours)));
    opinions.put(
        "oracle",
        questions.stream().map(row -> new Opinion(row.weak(), row.strong() - row.weak())).toList());
    var truths =
        questions.stream()
            .map(row -> new Question(row.example().provenance().group(), row.weak(), row.strong()))
            .toList();
    return new GainBenchmark(truths, bench.bootstrap()).compare(title, opinions);
  }

  /// The gain of the strong model is the chance that it, and not the weak one, suffices.
  private static List<Opinion> opinions(List<Classification> said) {
    return said.stream()
        .map(classification -> {
          var tiers = classification.tiers();
          var weak = tiers.sufficiency(0).value();
          return new Opinion(weak, tiers.sufficiency(tiers.tiers() - 1).value() - weak);
        })
        .toList();
  }
}
