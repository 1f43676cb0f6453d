package dev.pointsman.bench;

import dev.pointsman.insight.Figure;
import dev.pointsman.insight.Finding;
import dev.pointsman.insight.LoggedTask;
import dev.pointsman.insight.OffPolicyEvaluation;
import dev.pointsman.insight.OffPolicySettings;
import dev.pointsman.insight.SimulatedWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Estimates what a policy is worth in made-up worlds, and compares with what is known of them.
final class OffPolicyTrial {
  private static final int SESSIONS = 400;
  private static final int MANY_SESSIONS = 20_000;
  private static final long FIRST_SEED = 1_000;

  private final OffPolicyEvaluation evaluation = new OffPolicyEvaluation(OffPolicySettings.DEFAULT);
  private final int worlds;

  OffPolicyTrial(int worlds) {
    this.worlds = worlds;
  }

  List<List<String>> rows() {
    var coverage = coverage();
    return List.of(
        List.of(
            "off-policy shipped rate, error on %,d sessions".formatted(MANY_SESSIONS),
            points(error()),
            "at most 1 point"),
        List.of(
            "95 %% interval holds the truth, %d worlds".formatted(worlds),
            String.format(Locale.ROOT, "%.1f %%", 100 * coverage),
            "93 to 97 % of 500"));
  }

  private double error() {
    var log = new SimulatedWorld(1, SimulatedWorld.LOGGING).log(MANY_SESSIONS);
    return findings(log).stream()
        .mapToDouble(found ->
            found instanceof Finding.Estimated(var value, _, _, _)
                ? Math.abs(value - truth())
                : Double.POSITIVE_INFINITY)
        .max()
        .orElseThrow();
  }

  /// Of all estimators together.
  private double coverage() {
    var all = new ArrayList<Finding>();
    for (var world = 0; world < worlds; world++) {
      all.addAll(
          findings(new SimulatedWorld(FIRST_SEED + world, SimulatedWorld.LOGGING).log(SESSIONS)));
    }
    return all.stream().filter(OffPolicyTrial::holdsTheTruth).count() / (double) all.size();
  }

  private List<Finding> findings(List<LoggedTask> log) {
    return evaluation.judge(log, SimulatedWorld.CANDIDATE).findings().values().stream()
        .flatMap(findings -> Stream.ofNullable(findings.get(Figure.SHIPPED_RATE)))
        .toList();
  }

  private static boolean holdsTheTruth(Finding found) {
    return found instanceof Finding.Estimated(_, var low, var high, _)
        && low <= truth()
        && truth() <= high;
  }

  private static double truth() {
    return SimulatedWorld.truth(SimulatedWorld.CANDIDATE, Figure.SHIPPED_RATE);
  }

  private static String points(double error) {
    return String.format(Locale.ROOT, "%.2f points", 100 * error);
  }
}
