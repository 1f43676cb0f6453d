package dev.pointsman.fit;

import java.util.List;
import org.bytedeco.pytorch.AutoGradMode;

/// The head's logits for some rows: tiers, on the ladder of each row's source, and task types.
record HeadAnswers(FloatTensor tier, FloatTensor task) {
  static HeadAnswers of(TensorStore weights, HeadExamples examples) {
    try (var _ = Native.scope();
        var _ = new AutoGradMode(false)) {
      var answers =
          new Head(weights, 0)
              .answers(Native.of(examples.pooled()), Native.of(examples.features()), Chance.none());
      var sources =
          examples.labels().stream().mapToLong(label -> SourceBias.row(label.source())).toArray();
      var tier = new Losses(weights).biased(answers.tier(), Native.of(sources, sources.length));
      return new HeadAnswers(Native.copied(tier), Native.copied(answers.task()));
    }
  }

  /// With this added to the tiers' logits.
  HeadAnswers shifted(List<Double> shift) {
    var logits = tier.copy();
    for (var i = 0; i < logits.length; i++) {
      logits[i] += shift.get(i % shift.size()).floatValue();
    }
    return new HeadAnswers(FloatTensor.of(tier.shape(), logits), task);
  }
}
