package dev.pointsman.evaluate;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// The linear baseline: ridge regression on hashed, length-normalised words and word pairs, fitted
/// by stochastic gradient descent (AdaGrad). It predicts any real target: a pass, or a gain.
public final class BagOfWords {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+|[^\\s\\p{L}\\p{N}_]");
  private static final int BUCKETS = 1 << 14;
  private static final int MOST_WORDS = 2_000;
  private static final int EPOCHS = 20;
  private static final double RATE = 0.1;
  private static final double RIDGE = 1e-5;

  private final double[] weights = new double[BUCKETS];
  private final double[] squares = new double[BUCKETS];
  private final double intercept;

  /// A text and the value to be predicted for it.
  public record Row(String text, double target) {}

  private BagOfWords(double intercept) {
    this.intercept = intercept;
  }

  public static BagOfWords fitted(List<Row> rows, long seed) {
    var model = new BagOfWords(rows.stream().mapToDouble(Row::target).average().orElse(0));
    var buckets = rows.stream().map(row -> buckets(row.text())).toList();
    var random = new Random(seed);
    for (var step = 0; step < EPOCHS * rows.size(); step++) {
      var row = random.nextInt(rows.size());
      model.learn(buckets.get(row), rows.get(row).target());
    }
    return model;
  }

  public double predict(String text) {
    return predict(buckets(text));
  }

  private double predict(int[] buckets) {
    var sum = 0.0;
    for (var bucket : buckets) {
      sum += weights[bucket];
    }
    return intercept + sum / norm(buckets);
  }

  private void learn(int[] buckets, double target) {
    var slope = (predict(buckets) - target) / norm(buckets);
    for (var bucket : buckets) {
      var gradient = slope + RIDGE * weights[bucket];
      squares[bucket] += gradient * gradient;
      weights[bucket] -= RATE * gradient / Math.sqrt(squares[bucket] + 1e-8);
    }
  }

  private static double norm(int[] buckets) {
    return Math.sqrt(Math.max(1, buckets.length));
  }

  private static int[] buckets(String text) {
    var words =
        WORD.matcher(text.toLowerCase(Locale.ROOT))
            .results()
            .limit(MOST_WORDS)
            .map(match -> match.group())
            .toList();
    var pairs =
        IntStream.range(1, words.size()).map(i -> bucket(words.get(i - 1) + ' ' + words.get(i)));
    return IntStream.concat(words.stream().mapToInt(BagOfWords::bucket), pairs)
        .distinct()
        .toArray();
  }

  private static int bucket(String term) {
    return Math.floorMod(term.hashCode() * 0x9E3779B9, BUCKETS);
  }
}
