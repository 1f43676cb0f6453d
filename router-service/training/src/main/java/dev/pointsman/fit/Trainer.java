package dev.pointsman.fit;

import dev.pointsman.dataset.LabeledExample;
import dev.pointsman.text.TextEncoder;
import java.util.List;

/// Trains a classifier: makes the encoder smaller where that is asked for, then fine-tunes it with
/// a passing head on the rows whose source may shape it, then trains the head alone, on frozen
/// pooled vectors of all rows.
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

  public TrainingRun train(TrainingPlan published) {
    requireWindow(published);
    try (var _ = new StopOnExit();
        var tokenizer = new TextEncoder(published.base().tokenizerJson())) {
      var shaping = shaping(published.data(), published, tokenizer);
      DataCheck.requireUsable(
          shaping.train().labels(), shaping.validation().labels(), published.tiers());
      var encoded = encoded(published, shaping, tokenizer);
      var plan = encoded.plan();
      var head =
          new HeadTrainer(settings, plan.features(), progress)
              .train(encoded.train(), encoded.validation(), plan.tiers(), plan.seed());
      return run(plan, encoded.encoder(), head);
    }
  }

  /// All rows, read by the encoder.
  private record Encoded(
      TrainingPlan plan, TunedEncoder encoder, HeadExamples train, HeadExamples validation) {}

  private Encoded encoded(TrainingPlan published, Shaping shaping, TextEncoder tokenizer) {
    try (var _ = NativeThreads.many()) {
      var plan = small(published, tokenizer);
      var tuned =
          new EncoderTrainer(settings, progress, checkpoints)
              .train(plan, shaping.train(), shaping.validation());
      return new Encoded(
          plan,
          tuned,
          rows(plan.data().train(), plan, tokenizer).pooledBy(tuned.weights()),
          rows(plan.data().validation(), plan, tokenizer).pooledBy(tuned.weights()));
    }
  }

  /// Rows whose source may shape the encoder.
  private record Shaping(TextRows train, TextRows validation) {}

  private Shaping shaping(TrainingData data, TrainingPlan plan, TextEncoder tokenizer) {
    return new Shaping(
        rows(shaping(data.train()), plan, tokenizer),
        rows(shaping(data.validation()), plan, tokenizer));
  }

  private TrainingPlan small(TrainingPlan plan, TextEncoder tokenizer) {
    return new SmallEncoder(settings, progress, checkpoints)
        .of(plan, examples -> rows(examples, plan, tokenizer).texts());
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
