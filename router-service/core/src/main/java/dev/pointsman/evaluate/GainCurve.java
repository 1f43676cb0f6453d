package dev.pointsman.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The trade between strong-model calls and quality, after RouteLLM (Ong et al., arXiv 2406.18665):
/// rows go to the strong model by falling score, and the performance gap recovered (PGR) is read at
/// every share of strong calls.
public final class GainCurve {
  private final List<Double> recovered;

  /// One question: the router's score for sending it to the strong model, and what either model
  /// earns.
  public record Row(double score, double weak, double strong) {
    double gain() {
      return strong - weak;
    }
  }

  private GainCurve(List<Double> recovered) {
    this.recovered = recovered;
  }

  /// Rows of equal score share their mean gain, so that a constant score is worth a random mix.
  public static GainCurve of(List<Row> rows) {
    var sorted = rows.stream().sorted(Comparator.comparingDouble(Row::score).reversed()).toList();
    var total = rows.stream().mapToDouble(Row::gain).sum();
    var recovered = new ArrayList<Double>();
    recovered.add(0.0);
    var sum = 0.0;
    var start = 0;
    while (start < sorted.size()) {
      var tied = tiedFrom(sorted, start);
      var mean = tied.stream().mapToDouble(Row::gain).average().orElse(0);
      for (var i = 0; i < tied.size(); i++) {
        sum += mean;
        recovered.add(sum / total);
      }
      start += tied.size();
    }
    return new GainCurve(List.copyOf(recovered));
  }

  private static List<Row> tiedFrom(List<Row> sorted, int start) {
    var end = start;
    while (end < sorted.size() && sorted.get(end).score() == sorted.get(start).score()) {
      end++;
    }
    return sorted.subList(start, end);
  }

  /// The average performance gap recovered: the area under PGR over the share of strong calls, by
  /// the trapezoid rule. 0.5 is a random mix; above 1 is possible where the weak model beats the
  /// strong one.
  public double apgr() {
    var area = 0.0;
    for (var i = 1; i < recovered.size(); i++) {
      area += (recovered.get(i - 1) + recovered.get(i)) / 2;
    }
    return area / (recovered.size() - 1);
  }

  /// The call-performance threshold: the least share of strong calls that recovers `target` of the
  /// gap.
  public double cpt(double target) {
    for (var i = 0; i < recovered.size(); i++) {
      if (recovered.get(i) >= target) {
        return (double) i / (recovered.size() - 1);
      }
    }
    return 1;
  }
}
