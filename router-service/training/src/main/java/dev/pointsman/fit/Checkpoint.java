package dev.pointsman.fit;

import java.util.Map;

/// The encoder's training, frozen: its position, the weights, the optimiser's moments, and the best
/// weights so far. Chance is no part of it: it follows from the seed and the position.
record Checkpoint(CheckpointPosition position, Map<String, Map<String, FloatTensor>> tensors) {
  static final String WEIGHTS = "weights";
  static final String MEANS = "means";
  static final String VARIANCES = "variances";
  static final String BEST = "best";

  Checkpoint {
    tensors = Map.copyOf(tensors);
  }

  Map<String, FloatTensor> group(String name) {
    var group = tensors.get(name);
    if (group == null) {
      throw new IllegalArgumentException("checkpoint: expected tensors " + name + ", missing");
    }
    return group;
  }
}
