package dev.pointsman.round;

import dev.pointsman.bundle.ModelBundle;
import dev.pointsman.catalog.Catalog;
import dev.pointsman.catalog.Ladder;
import dev.pointsman.dataset.Corpus;
import dev.pointsman.dataset.LabeledExample;
import dev.pointsman.dataset.Source;
import dev.pointsman.dataset.Split;
import dev.pointsman.evaluate.AgentStepsEvaluation;
import dev.pointsman.evaluate.Bench;
import dev.pointsman.evaluate.Bootstrap;
import dev.pointsman.evaluate.CrossValidation;
import dev.pointsman.evaluate.Estimate;
import dev.pointsman.evaluate.HeldOutEvaluation;
import dev.pointsman.evaluate.Learner;
import dev.pointsman.evaluate.OutcomeEvaluation;
import dev.pointsman.evaluate.ReportTable;
import dev.pointsman.onnx.ClassifierSettings;
import dev.pointsman.onnx.OnnxClassifier;
import dev.pointsman.policy.Policy;
import dev.pointsman.policy.PolicySettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Measures a model folder on a corpus: held-out rows through the very classifier and policy that
/// serve, outcome sets by cross-validation of the head.
public final class Evaluation {
  private static final int STEP_FOLDS = 10;
  private static final int QUESTION_FOLDS = 5;
  private static final int DRAWS = 1_000;

  /// Thousands of questions need fewer draws for as stable an interval.
  private static final int QUESTION_DRAWS = 200;

  private static final long SEED = 20_261_101;

  private final ModelBundle bundle;
  private final Corpus corpus;
  private final Consumer<String> progress;
  private final List<ReportTable> tables = new ArrayList<>();
  private final Map<String, Estimate> figures = new LinkedHashMap<>();
  private final Map<String, Map<String, Long>> confusion = new LinkedHashMap<>();

  /// Prepares a measurement.
  ///
  /// @param progress is told what is being measured
  public Evaluation(ModelBundle bundle, Corpus corpus, Consumer<String> progress) {
    this.bundle = bundle;
    this.corpus = corpus;
    this.progress = progress;
  }

  public EvaluationReport report() throws IOException {
    try (var served = OnnxClassifier.open(bundle, ClassifierSettings.batch());
        var raw = OnnxClassifier.open(uncalibrated(), ClassifierSettings.batch())) {
      heldOut(examples -> served, examples -> raw);
    }
    crossValidated();
    return new EvaluationReport(bundle.manifest().identity().label(), tables, figures, confusion);
  }

  private ModelBundle uncalibrated() {
    return new ModelBundle(bundle.folder(), bundle.manifest().uncalibrated());
  }

  private void heldOut(Learner served, Learner raw) {
    progress.accept("held-out rows");
    var held =
        new HeldOutEvaluation(
            corpus.examples(Split.TRAIN), judgedRows(), bench(QUESTION_FOLDS, DRAWS));
    if (has(Source.PROMPTS_TIERED)) {
      tables.add(held.tiers(Source.PROMPTS_TIERED, served));
    }
    tables.add(held.taskTypes(Source.SEED, served));
    confusion.putAll(held.confusion(Source.SEED, served));
    figures.put("tier ECE, uncalibrated", held.tierCalibration(raw));
    figures.put("tier ECE, calibrated", held.tierCalibration(served));
    figures.put("task ECE, uncalibrated", held.taskCalibration(raw));
    figures.put("task ECE, calibrated", held.taskCalibration(served));
  }

  /// Of the test split, the sources that speak of the default ladder.
  private List<LabeledExample> judgedRows() {
    var sources = Set.of(Source.SEED, Source.PROMPTS_TIERED, Source.AGENT_STEPS);
    return corpus.examples(Split.TEST).stream()
        .filter(row -> sources.contains(row.provenance().source()))
        .toList();
  }

  private void crossValidated() throws IOException {
    if (corpus.steps().isEmpty() && corpus.scored().isEmpty()) {
      return;
    }
    progress.accept("encoding the corpus");
    var texts = corpus.examples().stream().map(row -> row.features().text()).toList();
    try (var learner = new HeadLearner(TextVectors.of(bundle, texts), bundle.manifest())) {
      if (!corpus.steps().isEmpty()) {
        steps(learner);
      }
      for (var source :
          List.of(
              Source.LIVECODEBENCH,
              Source.ROUTELLM_MMLU,
              Source.ROUTELLM_GSM8K,
              Source.ROUTELLM_MTBENCH)) {
        if (has(source)) {
          outcomes(source, learner);
        }
      }
    }
  }

  private void steps(Learner learner) {
    progress.accept("agent steps, %d-fold by run".formatted(STEP_FOLDS));
    var evaluation =
        new AgentStepsEvaluation(
            corpus.steps(), seenBeside(Source.AGENT_STEPS), bench(STEP_FOLDS, DRAWS));
    tables.addAll(evaluation.tables(evaluation.judge(learner)));
    progress.accept("ablation by feature group");
    tables.add(new Ablation(evaluation, learner).table());
  }

  private void outcomes(Source source, Learner learner) {
    progress.accept("%s, %d-fold".formatted(source.label(), QUESTION_FOLDS));
    var evaluation =
        new OutcomeEvaluation(
            corpus.scored(source), seenBeside(source), bench(QUESTION_FOLDS, QUESTION_DRAWS));
    tables.add(evaluation.table(source.label(), learner));
  }

  /// What training may see of the other sources.
  private List<LabeledExample> seenBeside(Source source) {
    return TrainingRows.of(corpus).stream()
        .filter(row -> row.provenance().source() != source)
        .toList();
  }

  private boolean has(Source source) {
    return corpus.sources().contains(source);
  }

  private static Bench bench(int folds, int draws) {
    var policy = new Policy(Catalog.anthropic(), PolicySettings.defaults(Ladder.DEFAULT));
    return new Bench(policy, new CrossValidation(folds), new Bootstrap(draws, SEED), SEED);
  }
}
