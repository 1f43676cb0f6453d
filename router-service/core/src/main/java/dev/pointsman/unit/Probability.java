package dev.pointsman.unit;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// A chance between 0 and 1, both included.
public record Probability(double value) implements Comparable<Probability> {
  public static final Probability ZERO = new Probability(0);
  public static final Probability ONE = new Probability(1);

  public Probability {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("expected a probability in [0, 1], got " + value);
    }
  }

  /// Clips what rounding left a hair outside [0, 1]; NaN stays refused.
  public static Probability clipped(double value) {
    return new Probability(Double.isNaN(value) ? value : Math.clamp(value, 0.0, 1.0));
  }

  /// The number of an event, drawn by its chance; what the chances leave to one is the last one's.
  public static int draw(List<Probability> chances, RandomGenerator random) {
    var left = random.nextDouble();
    var event = 0;
    while (event < chances.size() - 1 && left >= chances.get(event).value()) {
      left -= chances.get(event).value();
      event++;
    }
    return event;
  }

  /// The chances that logits stand for once they are divided by the temperature; they sum to one.
  public static double[] softmax(double[] logits, double temperature) {
    var scaled = Arrays.stream(logits).map(logit -> logit / temperature).toArray();
    var largest = Arrays.stream(scaled).max().orElseThrow();
    var powers = Arrays.stream(scaled).map(logit -> Math.exp(logit - largest)).toArray();
    var total = Arrays.stream(powers).sum();
    return Arrays.stream(powers).map(power -> power / total).toArray();
  }

  public Probability complement() {
    return new Probability(1 - value);
  }

  @Override
  public int compareTo(Probability other) {
    return Double.compare(value, other.value);
  }
}
