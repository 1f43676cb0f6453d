package dev.pointsman.round;

import java.nio.file.Path;

/// What became of a retraining.
///
/// @param model the candidate's folder
/// @param isServing whether it was made to serve
public record Retrained(Verdict verdict, Path model, Path round, boolean isServing) {}
