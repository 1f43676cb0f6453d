package dev.pointsman.bench;

import java.util.Locale;
import java.util.stream.DoubleStream;

/// One figure over several rounds: the middle one, the lowest and the highest.
record Spread(double median, double lowest, double highest) {
  /// The median of an even number is the higher of the two in the middle.
  static Spread of(DoubleStream figures) {
    var sorted = figures.sorted().toArray();
    return new Spread(sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1]);
  }

  String text(String format) {
    return String.format(
        Locale.ROOT, "%s (%s - %s)".replace("%s", format), median, lowest, highest);
  }
}
