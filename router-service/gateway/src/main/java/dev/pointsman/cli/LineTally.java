package dev.pointsman.cli;

import java.util.ArrayList;
import java.util.List;

/// How many lines the model classified, how many were decided without it, and how many could not be
/// read.
///
/// @param obstacle what first kept the model from answering; empty where nothing did
record LineTally(long byModel, long byFallback, long refused, String obstacle) {
  static final LineTally NONE = new LineTally(0, 0, 0, "");
  static final LineTally BY_MODEL = new LineTally(1, 0, 0, "");
  static final LineTally REFUSED = new LineTally(0, 0, 1, "");

  static LineTally byFallback(String obstacle) {
    return new LineTally(0, 1, 0, obstacle);
  }

  LineTally plus(LineTally other) {
    return new LineTally(
        byModel + other.byModel,
        byFallback + other.byFallback,
        refused + other.refused,
        obstacle.isEmpty() ? other.obstacle : obstacle);
  }

  /// Some late answers are in a day's work; a model that never answered needs mending.
  int exitCode() {
    return refused > 0 || (byFallback > 0 && byModel == 0) ? 1 : 0;
  }

  /// What a person should know of, a sentence each.
  List<String> complaints() {
    var sentences = new ArrayList<String>();
    if (refused > 0) {
      sentences.add(refused + " line(s) could not be classified; each has an error in its place");
    }
    if (byFallback > 0) {
      sentences.add(
          "%d of %d line(s) got the fallback tier without the model: %s"
              .formatted(byFallback, byModel + byFallback, obstacle));
    }
    return sentences;
  }
}
