package dev.pointsman.label;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/// How often each cue was given, with the shares of credit added up.
final class CueTotals {
  /// Below this share of its votes on the other side a family is heard on one side only.
  private static final double OTHER_SIDE = 0.02;

  private final double[] votes = new double[Cue.COUNT];

  private CueTotals() {}

  static CueTotals of(Map<Pattern, Double> weights) {
    var totals = new CueTotals();
    weights.forEach(totals::add);
    return totals;
  }

  private void add(Pattern pattern, double weight) {
    for (var family : Family.values()) {
      if (pattern.speaks(family)) {
        votes[pattern.cue(family)] += weight * pattern.share(family);
      }
    }
  }

  List<Double> votes() {
    return Arrays.stream(votes).boxed().toList();
  }

  /// The part of its family's votes that a cue has.
  double part(Cue cue) {
    return votes[cue.number()] / Cue.of(cue.family()).mapToDouble(this::votes).sum();
  }

  /// Whether a family says of some steps that they suffice, and of others that they do not.
  boolean isTwoSided(Family family) {
    var good = side(family, Verdict.SUFFICED).sum();
    var bad = side(family, Verdict.INSUFFICIENT).sum();
    return Math.min(good, bad) > OTHER_SIDE * (good + bad);
  }

  private DoubleStream side(Family family, Verdict verdict) {
    return Cue.of(family).filter(cue -> cue.verdict() == verdict).mapToDouble(this::votes);
  }

  private double votes(Cue cue) {
    return votes[cue.number()];
  }
}
