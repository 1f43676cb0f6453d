package dev.pointsman.bench;

import java.util.Locale;
import java.util.stream.DoubleStream;

/// The lowest and the highest of one figure over several rounds.
record Spread(double lowest, double highest) {
  static Spread of(DoubleStream figures) {
    var all = figures.summaryStatistics();
    return new Spread(all.getMin(), all.getMax());
  }

  String text(String format) {
    return String.format(Locale.ROOT, format + " - " + format, lowest, highest);
  }
}
