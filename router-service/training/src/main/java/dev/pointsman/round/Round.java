package dev.pointsman.round;

import dev.pointsman.bundle.ModelBundle;
import dev.pointsman.dataset.RoundFolder;

/// A round under way: where it keeps its results, what it set out to do, and whose place its
/// candidate wants.
record Round(RoundFolder folder, RoundPlan plan, ModelBundle incumbent) {}
