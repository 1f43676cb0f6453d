package dev.pointsman.journal;

import dev.pointsman.unit.Probability;

/// How a choice was drawn.
///
/// @param propensity the chance with which it was
/// @param confidence the chance that the chosen tier suffices; 0 when no classification is known
/// @param forced whether the client insisted on it
public record Draw(Probability propensity, Probability confidence, boolean forced) {}
