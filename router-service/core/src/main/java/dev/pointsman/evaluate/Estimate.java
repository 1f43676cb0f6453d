package dev.pointsman.evaluate;

import java.util.Locale;

/// A measured figure with its 95 % bootstrap interval and the number of rows behind it.
public record Estimate(double value, double low, double high, int rows) {
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.3f [%.3f, %.3f]", value, low, high);
  }
}
