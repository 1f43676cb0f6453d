package dev.pointsman.round;

import dev.pointsman.bundle.ModelBundle;
import dev.pointsman.export.ParityReport;

/// A model that wants to serve.
///
/// @param draft its folder, still without its report
/// @param parity of the exported model with the trained one
record Candidate(ModelBundle draft, ParityReport parity) {}
