package dev.pointsman.insight;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// How often one measurement fell into each of its bins.
///
/// @param edges rising; bin `i` holds what is above the edge before it and at most `edges[i]`
/// @param counts one for each bin, one for what is above all edges, one for what was not measured
public record Histogram(List<Double> edges, List<Long> counts) {
  private static final int TENTHS = 10;

  /// Half a row more in every bin, Jeffreys' prior of a multinomial: an empty bin must not make the
  /// index infinite.
  private static final double SMOOTHING = 0.5;

  public Histogram {
    edges = List.copyOf(edges);
    counts = List.copyOf(counts);
    if (counts.size() != edges.size() + 2
        || counts.stream().anyMatch(count -> count < 0)
        || !edges.equals(List.copyOf(new TreeSet<>(edges)))
        || !edges.stream().allMatch(Double::isFinite)) {
      throw new IllegalArgumentException(
          "expected rising edges and two counts more than edges, got %s and %s"
              .formatted(edges, counts));
    }
  }

  /// Bins at the deciles of what is known; equal deciles, as of a flag, make one bin.
  static Histogram byDeciles(List<OptionalDouble> values) {
    var known = values.stream().flatMapToDouble(OptionalDouble::stream).sorted().toArray();
    var edges = new TreeSet<Double>();
    for (var tenth = 1; tenth < TENTHS && known.length > 0; tenth++) {
      edges.add(known[(int) ((long) tenth * (known.length - 1) / TENTHS)]);
    }
    return new Histogram(List.copyOf(edges), Collections.nCopies(edges.size() + 2, 0L))
        .counting(values.stream());
  }

  /// The same bins over other values.
  Histogram counting(Stream<OptionalDouble> values) {
    var counted = new long[counts.size()];
    values.forEach(value -> counted[value.isPresent() ? bin(value.getAsDouble()) : last()]++);
    return new Histogram(edges, Arrays.stream(counted).boxed().toList());
  }

  private int bin(double value) {
    var found = Collections.binarySearch(edges, value);
    return found < 0 ? -found - 1 : found;
  }

  private int last() {
    return counts.size() - 1;
  }

  public long rows() {
    return counts.stream().mapToLong(Long::longValue).sum();
  }

  /// The share of the rows in which the measurement is missing.
  public double missing() {
    return rows() == 0 ? 0 : (double) counts.getLast() / rows();
  }

  /// The population stability index `sum((a - e) ln(a / e))` over the shares `a` of the recent rows
  /// and `e` of these (Siddiqi, Credit Risk Scorecards, 2006, chapter 8): the divergence of
  /// Jeffreys (1946). Where nothing has moved it is about `(bins - 1) (1/n + 1/m)` (Yurdakul and
  /// Naranjo, Statistical properties of the population stability index, Journal of Risk Model
  /// Validation 2020).
  double psi(Histogram recent) {
    if (!edges.equals(recent.edges)) {
      throw new IllegalArgumentException("expected histograms of the same bins");
    }
    return IntStream.range(0, counts.size())
        .mapToDouble(bin -> {
          var actual = recent.share(bin);
          var expected = share(bin);
          return (actual - expected) * Math.log(actual / expected);
        })
        .sum();
  }

  private double share(int bin) {
    return (counts.get(bin) + SMOOTHING) / (rows() + SMOOTHING * counts.size());
  }
}
