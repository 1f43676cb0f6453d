package dev.pointsman.round;

import dev.pointsman.bundle.ModelBundle;
import dev.pointsman.dataset.RoundFolder;
import dev.pointsman.dataset.TrainingSet;
import java.util.List;

/// A round under way: where it keeps its results, what it set out to do, what it learns from, what
/// its candidate may not flip, whose place it wants, and the model near which its heads are taught.
record Round(
    RoundFolder folder,
    RoundPlan plan,
    TrainingSet set,
    List<GoldenCase> golden,
    ModelBundle incumbent,
    ModelBundle anchor) {
  Round {
    golden = List.copyOf(golden);
  }
}
