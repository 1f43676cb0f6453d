package dev.pointsman.evaluate;

import java.util.Comparator;
import java.util.List;

/// How well a score orders rows: the area under the ROC curve.
public final class Ranking {
  private Ranking() {}

  /// A score and whether the row is positive.
  public record Scored(double score, boolean positive) {}

  /// The chance that a random positive outranks a random negative, ties counted half (Mann-Whitney
  /// U); NaN when one class is absent.
  public static double auc(List<Scored> rows) {
    var sorted = rows.stream().sorted(Comparator.comparingDouble(Scored::score)).toList();
    var positives = sorted.stream().filter(Scored::positive).count();
    var negatives = sorted.size() - positives;
    if (positives == 0 || negatives == 0) {
      return Double.NaN;
    }
    var excess = positiveRankSum(sorted) - positives * (positives + 1) / 2.0;
    return excess / ((double) positives * negatives);
  }

  private static double positiveRankSum(List<Scored> sorted) {
    var sum = 0.0;
    var start = 0;
    while (start < sorted.size()) {
      var end = endOfTies(sorted, start);
      var positives = sorted.subList(start, end).stream().filter(Scored::positive).count();
      sum += positives * (start + 1 + end) / 2.0;
      start = end;
    }
    return sum;
  }

  private static int endOfTies(List<Scored> sorted, int start) {
    var end = start + 1;
    while (end < sorted.size() && sorted.get(end).score() == sorted.get(start).score()) {
      end++;
    }
    return end;
  }
}
