package dev.pointsman.round;

import dev.pointsman.evaluate.Bootstrap;
import dev.pointsman.evaluate.Estimate;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// Compares a candidate and the incumbent on the same held-out rows: the difference of each row is
/// drawn anew group by group, so that what is hard for both does not blur it.
final class QualityCheck {
  private static final int DRAWS = 1_000;
  private static final long SEED = 20_261_121;

  private final GateSettings settings;

  QualityCheck(GateSettings settings) {
    this.settings = settings;
  }

  private record Pair(HeldOut candidate, HeldOut incumbent) {
    double difference(ToDoubleFunction<HeldOut> score) {
      return score.applyAsDouble(candidate) - score.applyAsDouble(incumbent);
    }
  }

  /// @param rows what the rows are called in the verdict
  List<Check> checks(String rows, List<HeldOut> candidate, List<HeldOut> incumbent) {
    var pairs =
        IntStream.range(0, candidate.size())
            .mapToObj(i -> new Pair(candidate.get(i), incumbent.get(i)))
            .toList();
    return List.of(
        check(
            rows + ", tier admitted",
            difference(pairs, held -> held.right() ? 1 : 0),
            settings.qualityMargin()),
        check(
            rows + ", log-likelihood",
            difference(pairs, HeldOut::logLikelihood),
            settings.likelihoodMargin()));
  }

  private static Estimate difference(List<Pair> pairs, ToDoubleFunction<HeldOut> score) {
    return new Bootstrap(DRAWS, SEED)
        .estimate(
            pairs,
            pair -> pair.candidate().group(),
            drawn ->
                drawn.stream()
                    .mapToDouble(pair -> pair.difference(score))
                    .average()
                    .orElse(Double.NaN));
  }

  private static Check check(String name, Estimate difference, double margin) {
    var found = signed(difference) + " over %d rows".formatted(difference.rows());
    var demand = String.format(Locale.ROOT, "low end from %+.3f", -margin);
    if (!Double.isFinite(difference.low())) {
      return Check.unknown(name, "no rows", demand);
    }
    var missing = -margin - difference.low();
    return missing <= 0
        ? Check.held(name, found, demand)
        : Check.missed(name, found, demand, String.format(Locale.ROOT, "%.3f", missing));
  }

  private static String signed(Estimate figure) {
    return String.format(
        Locale.ROOT, "%+.3f [%+.3f, %+.3f]", figure.value(), figure.low(), figure.high());
  }
}
