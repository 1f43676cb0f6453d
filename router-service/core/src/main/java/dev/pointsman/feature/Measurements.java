package dev.pointsman.feature;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Collects what is measured of one request; confined to the thread that measures.
final class Measurements {
  private final Map<String, Double> known = new HashMap<>();

  void put(String name, double value) {
    if (!FeatureSchema.contains(name)) {
      throw new IllegalArgumentException("expected a feature of the schema, got " + name);
    }
    known.put(name, value);
  }

  void put(String name, boolean value) {
    put(name, value ? 1 : 0);
  }

  /// A count: every one that occurs is far below the 2^53 that a double holds exactly.
  void put(String name, long count) {
    put(name, (double) count);
  }

  /// One flag for each word of a vocabulary; all are unknown when nothing in it is stated.
  void putWord(String prefix, List<String> vocabulary, String stated) {
    if (vocabulary.contains(stated)) {
      vocabulary.forEach(word -> put(prefix + word, word.equals(stated)));
    }
  }

  FeatureValues values() {
    return new FeatureValues(known);
  }
}
