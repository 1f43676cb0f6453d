package dev.pointsman.label;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/// One function with one verdict, by number: a response of the label model.
record Cue(int number) {
  static final int COUNT = 2 * Functions.ALL.size();

  private static final double STRONGEST = 4.6;

  static Cue of(LabelingFunction function, Verdict verdict) {
    return new Cue(2 * Functions.number(function) + (verdict == Verdict.SUFFICED ? 0 : 1));
  }

  /// All responses of a family.
  static Stream<Cue> of(Family family) {
    return IntStream.range(0, COUNT).mapToObj(Cue::new).filter(cue -> cue.family() == family);
  }

  Family family() {
    return function().family();
  }

  LabelingFunction function() {
    return Functions.ALL.get(number / 2);
  }

  Verdict verdict() {
    return number % 2 == 0 ? Verdict.SUFFICED : Verdict.INSUFFICIENT;
  }

  /// +1 when it speaks for success, -1 when for failure.
  int sign() {
    return verdict().sign();
  }

  /// Evidence held to this cue's own side: a function that is found to be wrong is silenced, never
  /// turned round.
  double bounded(double logRatio) {
    return sign() * Math.clamp(sign() * logRatio, 0, STRONGEST);
  }
}
