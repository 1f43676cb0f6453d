package dev.pointsman.fleet;

import dev.pointsman.round.Check;
import dev.pointsman.round.Standing;
import dev.pointsman.round.Verdict;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// What one seed shows: how each way of routing fares with the test questions, and what the gate
/// said of each candidate.
///
/// @param figures over the questions that this seed is judged by
record Trial(Figures figures, Map<String, List<Course>> courses, List<Said> said) {
  static final String SEED_MODEL = "seed model";
  static final String FULL = "full information";
  static final String FLIPPED = "20 % flipped";

  /// A tenth of all reports.
  static final List<String> LIARS =
      List.of("10 % say: only premium", "10 % say: only fast", "10 % say: all ships");

  /// More than half of all reports.
  static final String TAKEN_OVER = "55 % say: only premium";

  Trial {
    courses = Collections.unmodifiableMap(new LinkedHashMap<>(courses));
    said = List.copyOf(said);
  }

  /// What the gate said of one candidate.
  record Said(long seed, String feedback, int retrain, Verdict verdict) {
    boolean promotes() {
      return verdict.ruling() == Verdict.Ruling.PROMOTE;
    }

    @Override
    public String toString() {
      var checks =
          verdict.checks().stream()
              .filter(check -> check.standing() != Standing.HELD || isOfTraffic(check))
              .map(Said::told)
              .collect(Collectors.joining("; "));
      return "seed %d, %s, retrain %d: %s (%s)"
          .formatted(
              seed, feedback, retrain, verdict.ruling().name().toLowerCase(Locale.ROOT), checks);
    }

    /// With the reason where the gate could not tell.
    private static String told(Check check) {
      var found = check.name() + " " + check.found();
      return check.standing() == Standing.UNKNOWN && !check.note().isEmpty()
          ? found + ": " + check.note()
          : found;
    }

    private static boolean isOfTraffic(Check check) {
      return check.name().startsWith("logged traffic");
    }
  }

  static String retrain(int number) {
    return "retrain " + number;
  }

  int retrains() {
    return said.stream().mapToInt(Said::retrain).max().orElse(0);
  }

  /// The questions as one way of routing fares with them, beside the seed model.
  List<Judged> rows(String method) {
    return figures.rows(courses(method), courses(SEED_MODEL));
  }

  private List<Course> courses(String method) {
    return courses.getOrDefault(method, List.of());
  }
}
