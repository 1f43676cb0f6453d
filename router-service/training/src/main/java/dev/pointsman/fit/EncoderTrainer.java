package dev.pointsman.fit;

import java.util.LinkedHashMap;
import java.util.Map;

/// Fine-tunes the encoder end to end, with a head that is thrown away afterwards.
final class EncoderTrainer {
  private final TrainingSettings settings;
  private final TrainingProgress progress;
  private final Checkpoints checkpoints;

  EncoderTrainer(TrainingSettings settings, TrainingProgress progress, Checkpoints checkpoints) {
    this.settings = settings;
    this.progress = progress;
    this.checkpoints = checkpoints;
  }

  /// The encoder that was best on the validation rows.
  TunedEncoder train(TrainingPlan plan, TextRows train, TextRows validation) {
    progress.began("encoder");
    var shape = plan.base().weights().shape();
    try (var weights = TensorStore.learnt(initial(plan));
        var run = new EncoderRun(plan, settings, weights, train)) {
      var points = run.train(validation, progress, checkpoints);
      return new TunedEncoder(
          new EncoderWeights(shape, weights.copied()), new LearningCurve("encoder", points));
    }
  }

  private static Map<String, FloatTensor> initial(TrainingPlan plan) {
    var pooled = plan.base().weights().shape().hidden();
    var shape = new HeadShape(pooled, plan.features(), plan.tiers());
    var initial = new LinkedHashMap<>(plan.base().weights().tensors());
    initial.putAll(shape.drawn(Seeds.of(plan.seed(), Seeds.HEAD, 1)));
    return initial;
  }
}
