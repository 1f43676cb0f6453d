package dev.pointsman.fit;

import dev.pointsman.dataset.LabeledExample;
import java.util.List;

/// The rows that are learnt from, and those that say when to stop.
public record TrainingData(List<LabeledExample> train, List<LabeledExample> validation) {
  public TrainingData {
    train = List.copyOf(train);
    validation = List.copyOf(validation);
  }
}
