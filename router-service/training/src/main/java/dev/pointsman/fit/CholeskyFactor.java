package dev.pointsman.fit;

/// The lower triangle `L` of a symmetric, positive definite matrix `L Lᵀ`, which solves equations
/// with it.
final class CholeskyFactor {
  private final double[][] lower;

  private CholeskyFactor(double[][] lower) {
    this.lower = lower;
  }

  /// Of a square matrix, whose lower triangle is read.
  static CholeskyFactor of(double[][] matrix) {
    var lower = new double[matrix.length][];
    for (var row = 0; row < matrix.length; row++) {
      lower[row] = new double[row + 1];
      for (var column = 0; column < row; column++) {
        var rest = matrix[row][column] - product(lower[row], lower[column], column);
        lower[row][column] = rest / lower[column][column];
      }
      var rest = matrix[row][row] - product(lower[row], lower[row], row);
      if (!(rest > 0)) {
        throw new IllegalArgumentException(
            "expected a positive definite matrix, got a rest of %s in row %d".formatted(rest, row));
      }
      lower[row][row] = Math.sqrt(rest);
    }
    return new CholeskyFactor(lower);
  }

  /// The `x` for which the matrix times `x` is `wanted`.
  double[] solved(double[] wanted) {
    var x = wanted.clone();
    for (var row = 0; row < x.length; row++) {
      x[row] = (x[row] - product(lower[row], x, row)) / lower[row][row];
    }
    for (var row = x.length - 1; row >= 0; row--) {
      x[row] /= lower[row][row];
      for (var column = 0; column < row; column++) {
        x[column] -= lower[row][column] * x[row];
      }
    }
    return x;
  }

  private static double product(double[] left, double[] right, int length) {
    var sum = 0.0;
    for (var i = 0; i < length; i++) {
      sum += left[i] * right[i];
    }
    return sum;
  }
}
