package dev.pointsman.label;

import java.util.HashMap;
import java.util.Map;

/// How often each cue is given at steps that suffice and at steps that do not, as far as one round
/// of expectation knows; and what follows for the worth of each.
final class Responses {
  /// Pseudo-votes of each family, right as often as its functions' stated trusts say.
  private static final double PRIOR = 50;

  /// A family's agreement with others counts as at most so many votes, however many there are: more
  /// of them make no surer that families are independent.
  private static final double MOST_AGREEMENT = 2_000;

  /// A vote on a step whose truth a person told counts as so many of the others.
  private static final double PERSON = 10;

  private final CueTotals heard;
  private final double[] expectedGood = new double[Cue.COUNT];
  private final double[] expectedBad = new double[Cue.COUNT];
  private final double[] toldGood = new double[Cue.COUNT];
  private final double[] toldBad = new double[Cue.COUNT];

  Responses(CueTotals heard) {
    this.heard = heard;
  }

  /// @param chance of success, 0 or 1 where a person told
  void add(Pattern pattern, double weight, double chance) {
    var isTold = pattern.truth() != Truth.UNKNOWN;
    var good = isTold ? toldGood : expectedGood;
    var bad = isTold ? toldBad : expectedBad;
    for (var family : Family.values()) {
      if (pattern.speaks(family)) {
        var votes = weight * pattern.share(family);
        good[pattern.cue(family)] += votes * chance;
        bad[pattern.cue(family)] += votes * (1 - chance);
      }
    }
  }

  /// The log-ratio of each cue's part in what the family says of good and of bad steps.
  Map<Cue, Double> evidence(Family family) {
    var agreement =
        Cue.of(family).mapToDouble(cue -> expectedGood[cue.number()] + expectedBad[cue.number()]);
    var scale = Math.min(1, MOST_AGREEMENT / Math.max(1, agreement.sum()));
    var allGood = Cue.of(family).mapToDouble(cue -> good(cue, scale)).sum();
    var allBad = Cue.of(family).mapToDouble(cue -> bad(cue, scale)).sum();
    var evidence = new HashMap<Cue, Double>();
    Cue.of(family)
        .filter(cue -> heard.part(cue) > 0)
        .forEach(cue ->
            evidence.put(
                cue,
                cue.bounded(
                    Math.log(good(cue, scale) / allGood) - Math.log(bad(cue, scale) / allBad))));
    return evidence;
  }

  private double good(Cue cue, double scale) {
    var right = cue.verdict() == Verdict.SUFFICED ? trust(cue) : 1 - trust(cue);
    return scale * expectedGood[cue.number()]
        + PERSON * toldGood[cue.number()]
        + PRIOR * heard.part(cue) * right;
  }

  private double bad(Cue cue, double scale) {
    var right = cue.verdict() == Verdict.INSUFFICIENT ? trust(cue) : 1 - trust(cue);
    return scale * expectedBad[cue.number()]
        + PERSON * toldBad[cue.number()]
        + PRIOR * heard.part(cue) * right;
  }

  private static double trust(Cue cue) {
    return cue.function().trust();
  }
}
