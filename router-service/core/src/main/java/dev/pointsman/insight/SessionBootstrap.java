package dev.pointsman.insight;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Percentile intervals from sessions drawn with replacement (Efron and Tibshirani, An Introduction
/// to the Bootstrap, 1993, chapter 13).
final class SessionBootstrap {
  private static final double TAIL = 0.025;

  private final int draws;
  private final long seed;

  SessionBootstrap(int draws, long seed) {
    this.draws = draws;
    this.seed = seed;
  }

  /// Every figure of the sessions' sums. A figure that is undefined has no finding but the reason.
  Map<Figure, Finding> figures(List<Amounts> sessions, double effectiveSize) {
    var total = new Amounts();
    sessions.forEach(session -> total.add(session, 1));
    var resampled = resampled(sessions);
    var findings = new EnumMap<Figure, Finding>(Figure.class);
    for (var figure : Figure.values()) {
      var sorted =
          resampled.stream()
              .mapToDouble(draw -> draw.figure(figure))
              .filter(Double::isFinite)
              .sorted()
              .toArray();
      findings.put(figure, finding(total.figure(figure), sorted, effectiveSize));
    }
    return findings;
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
        value, quantile(sorted, TAIL), quantile(sorted, 1 - TAIL), effectiveSize);
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
