package dev.pointsman.fit;

import dev.pointsman.dataset.LabeledExample;
import dev.pointsman.text.TextEncoder;
import java.util.List;

/// Trains a classifier in two stages: the encoder with a passing head on the rows whose source may
/// shape it, then the head alone, on frozen pooled vectors of all rows.
public final class Trainer {
  private final TrainingSettings settings;
  private final TrainingProgress progress;
  private final Checkpoints checkpoints;

  public Trainer(TrainingSettings settings, TrainingProgress progress) {
    this(settings, progress, Checkpoints.none());
  }

  public Trainer(TrainingSettings settings, TrainingProgress progress, Checkpoints checkpoints) {
    this.settings = settings;
    this.progress = progress;
    this.checkpoints = checkpoints;
  }

  public TrainingRun train(TrainingPlan plan) {
    requireWindow(plan);
    try (var _ = new StopOnExit();
        var tokenizer = new TextEncoder(plan.base().tokenizerJson())) {
      var tuned = tuned(plan, tokenizer);
      var train = rows(plan.data().train(), plan, tokenizer).pooledBy(tuned.weights());
      var validation = rows(plan.data().validation(), plan, tokenizer).pooledBy(tuned.weights());
      var head =
          new HeadTrainer(settings, plan.features(), progress)
              .train(train, validation, plan.tiers(), plan.seed());
      return run(plan, tuned, head);
    }
  }

  private TunedEncoder tuned(TrainingPlan plan, TextEncoder tokenizer) {
    return new EncoderTrainer(settings, progress, checkpoints)
        .train(
            plan,
            rows(shaping(plan.data().train()), plan, tokenizer),
            rows(shaping(plan.data().validation()), plan, tokenizer));
  }

  private TextRows rows(List<LabeledExample> examples, TrainingPlan plan, TextEncoder tokenizer) {
    return TextRows.of(
        examples, tokenizer, plan.features().vectorizer(), settings.batches().maxTokens());
  }

  private TrainingRun run(TrainingPlan plan, TunedEncoder tuned, TrainedHead head) {
    var model =
        new TrainedModel(
            tuned.weights(),
            head.weights(),
            plan.features().vectorizer(),
            head.calibration(),
            settings.batches().maxTokens(),
            plan.tiers());
    return new TrainingRun(model, head.sourceBias(), List.of(tuned.curve(), head.curve()));
  }

  private void requireWindow(TrainingPlan plan) {
    var positions = plan.base().weights().shape().positions();
    Settings.require(
        settings.batches().maxTokens() <= positions,
        "max tokens",
        "at most %d, the encoder's positions".formatted(positions),
        settings.batches().maxTokens());
  }

  private static List<LabeledExample> shaping(List<LabeledExample> examples) {
    return examples.stream()
        .filter(row -> row.provenance().source().shapesEncoder() && row.hasText())
        .toList();
  }
}
