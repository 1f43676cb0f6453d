package dev.pointsman.fit;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// What stays of a feed-forward layer: some of its neurons, and a second matrix that is fitted anew
/// by least squares, so that the layer says what it said.
record PrunedLayer(List<Integer> neurons, FloatTensor weight, FloatTensor bias) {
  /// Of each neuron's mean square: keeps the least squares solvable.
  private static final double DAMPING = 1e-3;

  /// @param moments sums of the products of all pairs of neurons, a constant one behind the last
  /// @param weight the second matrix, a row for each output
  static PrunedLayer of(FloatTensor moments, FloatTensor weight, FloatTensor bias, int kept) {
    var products = rows(moments, moments.shape()[0]);
    var says = withBias(rows(weight, weight.shape()[1] + 1), bias);
    var neurons = TellingColumns.of(parts(products, says), kept);
    var fitted = fitted(products, says, neurons);
    return new PrunedLayer(
        Arrays.stream(neurons).boxed().toList(),
        matrix(fitted, kept),
        FloatTensor.of(new int[] {fitted.length}, last(fitted)));
  }

  /// The rows of a matrix, each in an array that may be longer.
  private static double[][] rows(FloatTensor matrix, int length) {
    var columns = matrix.shape()[1];
    var values = matrix.data();
    var rows = new double[matrix.shape()[0]][length];
    for (var i = 0; i < matrix.size(); i++) {
      rows[i / columns][i % columns] = values.get(i);
    }
    return rows;
  }

  private static double[][] withBias(double[][] rows, FloatTensor bias) {
    for (var row = 0; row < rows.length; row++) {
      rows[row][rows[row].length - 1] = bias.data().get(row);
    }
    return rows;
  }

  /// How neurons vary together, each as loud as the second matrix makes it.
  private static double[][] parts(double[][] products, double[][] says) {
    var width = products.length - 1;
    var tokens = products[width][width];
    var loudness = IntStream.range(0, width).mapToDouble(i -> loudness(says, i)).toArray();
    var parts = new double[width][width];
    for (var i = 0; i < width; i++) {
      for (var j = 0; j < width; j++) {
        var together = products[i][j] - products[i][width] * products[j][width] / tokens;
        parts[i][j] = together / tokens * loudness[i] * loudness[j];
      }
    }
    return parts;
  }

  private static double loudness(double[][] says, int neuron) {
    var sum = 0.0;
    for (var row : says) {
      sum += row[neuron] * row[neuron];
    }
    return Math.sqrt(sum);
  }

  /// A row for each output: what it takes of each kept neuron, then its bias.
  private static double[][] fitted(double[][] products, double[][] says, int[] neurons) {
    var inputs = Arrays.copyOf(neurons, neurons.length + 1);
    inputs[neurons.length] = products.length - 1;
    var square = new double[inputs.length][inputs.length];
    for (var i = 0; i < inputs.length; i++) {
      for (var j = 0; j < inputs.length; j++) {
        square[i][j] = products[inputs[i]][inputs[j]] * (i == j ? 1 + DAMPING : 1);
      }
    }
    var factor = CholeskyFactor.of(square);
    return Arrays.stream(says)
        .map(row -> factor.solved(together(products, row, inputs)))
        .toArray(double[][]::new);
  }

  /// The sums of the products of what an output said with each input.
  private static double[] together(double[][] products, double[] says, int[] inputs) {
    return Arrays.stream(inputs)
        .mapToDouble(input ->
            IntStream.range(0, says.length).mapToDouble(i -> says[i] * products[input][i]).sum())
        .toArray();
  }

  private static FloatTensor matrix(double[][] rows, int columns) {
    var values = new float[rows.length * columns];
    for (var i = 0; i < values.length; i++) {
      values[i] = (float) rows[i / columns][i % columns];
    }
    return FloatTensor.of(new int[] {rows.length, columns}, values);
  }

  private static float[] last(double[][] rows) {
    var values = new float[rows.length];
    for (var i = 0; i < values.length; i++) {
      values[i] = (float) rows[i][rows[i].length - 1];
    }
    return values;
  }
}
