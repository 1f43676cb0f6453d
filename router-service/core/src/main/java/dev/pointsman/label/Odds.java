package dev.pointsman.label;

/// Chances as log-odds and back.
final class Odds {
  private Odds() {}

  static double log(double chance) {
    return Math.log(chance / (1 - chance));
  }

  static double chance(double logOdds) {
    return 1 / (1 + Math.exp(-logOdds));
  }
}
