package dev.pointsman.fit;

import java.util.List;

/// What a training run leaves: the model, each source's bias on the tier logits, and the learning
/// curves of both stages.
public record TrainingRun(TrainedModel model, SourceBias sourceBias, List<LearningCurve> curves) {
  public TrainingRun {
    curves = List.copyOf(curves);
  }
}
