package dev.pointsman.insight;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/// Percentile intervals from sessions drawn with replacement (Efron and Tibshirani, An Introduction
/// to the Bootstrap, 1993, chapter 13).
final class SessionBootstrap {
  private static final double EQUAL = 1e-9;

  private final int draws;
  private final long seed;
  private final double tail;

  SessionBootstrap(OffPolicySettings settings) {
    this.draws = settings.draws();
    this.seed = settings.seed();
    this.tail = settings.tail();
  }

  /// Every figure of the sessions' sums. A figure that is undefined has no finding but the reason.
  Map<Figure, Finding> figures(List<Amounts> sessions, double effectiveSize) {
    var total = total(sessions);
    var resampled = resampled(sessions);
    var findings = new EnumMap<Figure, Finding>(Figure.class);
    for (var figure : Figure.values()) {
      var sorted =
          resampled.stream()
              .mapToDouble(draw -> draw.figure(figure))
              .filter(Double::isFinite)
              .sorted()
              .toArray();
      var finding = finding(total.figure(figure), sorted, effectiveSize);
      findings.put(figure, figure.isShare() ? humbled(finding) : finding);
    }
    return findings;
  }

  /// All or nothing leaves no two draws apart, and says no more of the next session than `n` of `n`
  /// does: the limit of Clopper and Pearson, "The use of confidence or fiducial limits", 1934.
  private Finding humbled(Finding finding) {
    return switch (finding) {
      case Finding.Estimated(var value, var low, var high, var size) when high - low < EQUAL ->
          new Finding.Estimated(
              value, Math.max(0, value - doubt(size)), Math.min(1, value + doubt(size)), size);
      case Finding.Estimated _, Finding.Bounded _, Finding.NotIdentifiable _ -> finding;
    };
  }

  private double doubt(double size) {
    return 1 - Math.pow(tail, 1 / size);
  }

  /// What the first lot of sums has more than the second, session by session the same tasks; of the
  /// cost per shipped task, as a share of the second's.
  Map<Figure, Finding> differences(List<Amounts> ones, List<Amounts> others) {
    return contrasts(ones, others, SessionBootstrap::difference);
  }

  /// Every figure of the first lot of sums as a share of the second's, session by session the same
  /// tasks.
  Map<Figure, Finding> shares(List<Amounts> ones, List<Amounts> others) {
    return contrasts(
        ones, others, (one, other, figure) -> one.figure(figure) / other.figure(figure));
  }

  private interface Contrast {
    double of(Amounts one, Amounts other, Figure figure);
  }

  private Map<Figure, Finding> contrasts(
      List<Amounts> ones, List<Amounts> others, Contrast contrast) {
    var drawnOnes = resampled(ones);
    var drawnOthers = resampled(others);
    var findings = new EnumMap<Figure, Finding>(Figure.class);
    for (var figure : Figure.values()) {
      var sorted =
          IntStream.range(0, draws)
              .mapToDouble(i -> contrast.of(drawnOnes.get(i), drawnOthers.get(i), figure))
              .filter(Double::isFinite)
              .sorted()
              .toArray();
      var value = contrast.of(total(ones), total(others), figure);
      findings.put(figure, finding(value, sorted, ones.size()));
    }
    return findings;
  }

  private static double difference(Amounts one, Amounts other, Figure figure) {
    var more = one.figure(figure) - other.figure(figure);
    return figure == Figure.USD_PER_SHIPPED ? more / other.figure(figure) : more;
  }

  private static Amounts total(List<Amounts> sessions) {
    var total = new Amounts();
    sessions.forEach(session -> total.add(session, 1));
    return total;
  }

  private List<Amounts> resampled(List<Amounts> sessions) {
    var random = new Random(seed);
    var totals = new Amounts[draws];
    for (var draw = 0; draw < draws; draw++) {
      totals[draw] = new Amounts();
      for (var i = 0; i < sessions.size(); i++) {
        totals[draw].add(sessions.get(random.nextInt(sessions.size())), 1);
      }
    }
    return Arrays.asList(totals);
  }

  private Finding finding(double value, double[] sorted, double effectiveSize) {
    if (!Double.isFinite(value) || sorted.length < draws) {
      return new Finding.NotIdentifiable("too little of the candidate's work shipped");
    }
    return new Finding.Estimated(
        value, quantile(sorted, tail), quantile(sorted, 1 - tail), effectiveSize);
  }

  /// The draws cut the line into one part more than there are of them; between two draws, as the
  /// line between them goes.
  private static double quantile(double[] sorted, double share) {
    var last = sorted.length - 1;
    var position = Math.clamp(share * (sorted.length + 1) - 1, 0, last);
    var below = (int) position;
    var above = Math.min(below + 1, last);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}
