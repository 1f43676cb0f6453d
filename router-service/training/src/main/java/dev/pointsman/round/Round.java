package dev.pointsman.round;

import dev.pointsman.bundle.ModelBundle;
import dev.pointsman.dataset.RoundFolder;
import dev.pointsman.dataset.TrainingSet;
import java.util.List;

/// A round under way: where it keeps its results, what it set out to do, what it learns from, what
/// its candidate may not flip, and whose place it wants.
record Round(
    RoundFolder folder,
    RoundPlan plan,
    TrainingSet set,
    List<GoldenCase> golden,
    ModelBundle incumbent) {
  Round {
    golden = List.copyOf(golden);
  }
}
