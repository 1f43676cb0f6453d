package dev.pointsman.journal;

import dev.pointsman.unit.Probability;
import java.util.List;

/// How a choice was drawn.
///
/// @param propensity the chance with which it was
/// @param confidence the chance that the chosen tier suffices; 0 when no classification is known
/// @param forced whether the client insisted on it
/// @param chances of each tier of the ladder to be drawn, cheapest first; empty in a record of a
///   version that left nothing to chance
public record Draw(
    Probability propensity, Probability confidence, boolean forced, List<Probability> chances) {
  public Draw {
    chances = List.copyOf(chances);
  }

  /// A choice that had no alternative.
  public Draw(Probability propensity, Probability confidence, boolean forced) {
    this(propensity, confidence, forced, List.of());
  }
}
