package dev.pointsman.evaluate;

import dev.pointsman.classify.Classifier;
import dev.pointsman.dataset.LabeledExample;
import java.util.List;

/// A way to make a classifier from labelled examples: ours on top of a frozen encoder, or a
/// baseline.
public interface Learner {
  Classifier learn(List<LabeledExample> examples);
}
