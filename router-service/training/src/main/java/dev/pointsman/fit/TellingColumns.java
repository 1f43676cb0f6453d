package dev.pointsman.fit;

import java.util.stream.IntStream;

/// Picks the variables that tell most of all: one after another the one whose variance those picked
/// before explain least, which is a Cholesky factorisation with pivots. What many others say, too,
/// is picked once.
final class TellingColumns {
  private final double[][] covariance;
  private final double[][] factors;
  private final double[] rest;
  private final boolean[] picked;

  private TellingColumns(double[][] covariance, int wanted) {
    this.covariance = covariance;
    this.factors = new double[covariance.length][wanted];
    this.rest = IntStream.range(0, covariance.length).mapToDouble(i -> covariance[i][i]).toArray();
    this.picked = new boolean[covariance.length];
  }

  /// The indices of as many as are wanted, in rising order.
  static int[] of(double[][] covariance, int wanted) {
    var columns = new TellingColumns(covariance, wanted);
    for (var count = 0; count < wanted; count++) {
      columns.pick(count);
    }
    return IntStream.range(0, covariance.length).filter(i -> columns.picked[i]).toArray();
  }

  private void pick(int count) {
    var best = best();
    var root = Math.sqrt(rest[best]);
    picked[best] = true;
    for (var i = 0; i < rest.length && root > 0; i++) {
      if (!picked[i]) {
        factors[i][count] = unexplained(i, best, count) / root;
        rest[i] = Math.max(0, rest[i] - factors[i][count] * factors[i][count]);
      }
    }
    factors[best][count] = root;
  }

  private int best() {
    var best = -1;
    for (var i = 0; i < rest.length; i++) {
      best = !picked[i] && (best < 0 || rest[i] > rest[best]) ? i : best;
    }
    return best;
  }

  private double unexplained(int row, int column, int count) {
    var sum = covariance[row][column];
    for (var i = 0; i < count; i++) {
      sum -= factors[row][i] * factors[column][i];
    }
    return sum;
  }
}
