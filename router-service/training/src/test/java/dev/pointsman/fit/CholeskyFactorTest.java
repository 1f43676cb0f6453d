package dev.pointsman.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CholeskyFactorTest {
  private static final int SIZE = 12;

  @Test
  void solvesWhatItsMatrixAsked() {
    var random = new Random(3);
    var matrix = positive(random);
    var x = random.doubles(SIZE, -5, 5).toArray();
    assertThat(CholeskyFactor.of(matrix).solved(times(matrix, x))).containsExactly(x, within(1e-9));
  }

  @Test
  void refusesAMatrixThatIsNotPositiveDefinite() {
    assertThatThrownBy(() -> CholeskyFactor.of(new double[][] {{1, 2}, {2, 1}}))
        .hasMessage("expected a positive definite matrix, got a rest of -3.0 in row 1");
  }

  private static double[][] positive(Random random) {
    var root = new double[SIZE][];
    for (var row = 0; row < SIZE; row++) {
      root[row] = random.doubles(SIZE, -1, 1).toArray();
    }
    var matrix = new double[SIZE][];
    for (var row = 0; row < SIZE; row++) {
      matrix[row] = times(root, root[row]);
      matrix[row][row] += 1;
    }
    return matrix;
  }

  private static double[] times(double[][] matrix, double[] x) {
    var product = new double[matrix.length];
    for (var row = 0; row < matrix.length; row++) {
      for (var i = 0; i < x.length; i++) {
        product[row] += matrix[row][i] * x[i];
      }
    }
    return product;
  }
}
