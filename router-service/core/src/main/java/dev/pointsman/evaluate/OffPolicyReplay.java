package dev.pointsman.evaluate;

import dev.pointsman.insight.OffPolicyEvaluation;
import dev.pointsman.insight.OffPolicySettings;
import java.util.List;
import java.util.Map;

/// Asks the log of one policy what the others would have done.
final class OffPolicyReplay {
  private static final int DECISIONS = 10_000;

  /// How much of the logged traffic is explored.
  private static final double EXPLORED = 0.1;

  private OffPolicyReplay() {}

  /// Judges every policy by the log of the keyword rules.
  static ReportTable table(
      String title, List<ReplayedTask> tasks, Map<String, Choices> policies, long seed) {
    var logging = policies.getOrDefault(ReplayPolicies.KEYWORDS, new Choices(List.of()));
    var log = ReplayLog.of(tasks, logging.exploring(EXPLORED), DECISIONS, seed);
    var evaluation = new OffPolicyEvaluation(OffPolicySettings.DEFAULT);
    var table =
        new OffPolicyTable(
            List.of(
                "%d decisions of the %s, %s of them explored; the drawn tier's outcome alone is known"
                    .formatted(DECISIONS, ReplayPolicies.KEYWORDS, EXPLORED)));
    policies.forEach(
        (name, choices) -> table.add(name, evaluation.judge(log.sessions(), log.target(choices))));
    return table.table(title);
  }
}
