package dev.pointsman.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// Percentile bootstrap by group: whole sessions, runs or contests are drawn with replacement,
/// because rows of one group are not independent (Efron and Tibshirani, An Introduction to the
/// Bootstrap, 1993, chapter 13). Same rows and seed, same interval.
public final class Bootstrap {
  private static final double TAIL = 0.025;

  private final int draws;
  private final long seed;

  public Bootstrap(int draws, long seed) {
    if (draws < 1) {
      throw new IllegalArgumentException("expected at least one bootstrap draw, got " + draws);
    }
    this.draws = draws;
    this.seed = seed;
  }

  /// Draws on which the statistic is undefined (NaN, such as an AUC over one class) are left out.
  public <T> Estimate estimate(
      List<T> rows, Function<T, String> group, ToDoubleFunction<List<T>> statistic) {
    var groups = List.copyOf(grouped(rows, group).values());
    var random = new Random(seed);
    var values = new double[draws];
    for (var draw = 0; draw < draws; draw++) {
      values[draw] = statistic.applyAsDouble(resampled(groups, random));
    }
    var sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    return new Estimate(
        statistic.applyAsDouble(rows),
        quantile(sorted, TAIL),
        quantile(sorted, 1 - TAIL),
        rows.size());
  }

  private static <T> Map<String, List<T>> grouped(List<T> rows, Function<T, String> group) {
    var groups = new LinkedHashMap<String, List<T>>();
    rows.forEach(
        row -> groups.computeIfAbsent(group.apply(row), name -> new ArrayList<>()).add(row));
    return groups;
  }

  private static <T> List<T> resampled(List<List<T>> groups, Random random) {
    var drawn = new ArrayList<T>();
    for (var i = 0; i < groups.size(); i++) {
      drawn.addAll(groups.get(random.nextInt(groups.size())));
    }
    return drawn;
  }

  private static double quantile(double[] sorted, double share) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    return sorted[(int) Math.round(share * (sorted.length - 1))];
  }
}
