package dev.pointsman.dataset;

import java.util.List;

/// A question whose quality under every model of a ladder is known, weakest model first, each in
/// [0, 1].
public record ScoredExample(LabeledExample example, List<Double> scores) {
  public ScoredExample {
    scores = List.copyOf(scores);
    if (scores.size() < 2 || scores.stream().anyMatch(score -> !(score >= 0 && score <= 1))) {
      throw new IllegalArgumentException("expected two or more scores in [0, 1], got " + scores);
    }
  }

  public double weak() {
    return scores.getFirst();
  }

  public double strong() {
    return scores.getLast();
  }
}
