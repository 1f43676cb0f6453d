package dev.pointsman.fleet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What one seed shows: how each way of routing fares with the test questions, and what the gate
/// said.
record Trial(Map<String, List<Course>> courses, List<String> verdicts) {
  static final String SEED_MODEL = "seed model";
  static final String FULL = "full information";

  Trial {
    courses = new LinkedHashMap<>(courses);
    verdicts = List.copyOf(verdicts);
  }
}
