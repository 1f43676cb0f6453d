package dev.pointsman.evaluate;

import dev.pointsman.insight.DecisionResult;
import dev.pointsman.insight.LoggedDecision;
import dev.pointsman.insight.LoggedTask;
import dev.pointsman.insight.TargetPolicy;
import dev.pointsman.unit.DecisionId;
import dev.pointsman.unit.Probability;
import dev.pointsman.unit.TokenCount;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// The log that a service would have written: tasks drawn with replacement, each a session of its
/// own, of which the drawn tier's outcome alone is known.
final class ReplayLog {
  private final List<ReplayedTask> tasks;
  private final Choices logging;
  private final Random random;
  private final List<LoggedTask> sessions = new ArrayList<>();
  private final Map<DecisionId, Integer> taskOf = new HashMap<>();

  private ReplayLog(List<ReplayedTask> tasks, Choices logging, long seed) {
    this.tasks = tasks;
    this.logging = logging;
    this.random = new Random(seed);
  }

  static ReplayLog of(List<ReplayedTask> tasks, Choices logging, int decisions, long seed) {
    var log = new ReplayLog(tasks, logging, seed);
    for (var number = 0; number < decisions; number++) {
      log.draw(new DecisionId("replayed-" + number));
    }
    return log;
  }

  List<LoggedTask> sessions() {
    return List.copyOf(sessions);
  }

  /// What a policy would do with the tasks behind the decisions.
  TargetPolicy target(Choices candidate) {
    return decision -> candidate.chances().get(taskOf.getOrDefault(decision.id(), 0));
  }

  private void draw(DecisionId id) {
    var number = random.nextInt(tasks.size());
    var task = tasks.get(number);
    var chances = logging.chances().get(number);
    var tier = Probability.draw(chances, random);
    var decision = new LoggedDecision(id, size(task), tier, chances.get(tier), result(task, tier));
    sessions.add(new LoggedTask(id.value(), List.of(decision)));
    taskOf.put(id, number);
  }

  private DecisionResult result(ReplayedTask task, int tier) {
    var shipped = random.nextDouble() < task.scores().get(tier);
    return new DecisionResult(
        shipped, task.costs().get(tier), task.tokens(), shipped ? task.tokens() : TokenCount.ZERO);
  }

  /// Tasks of the same size to a power of two are expected to go alike.
  private static String size(ReplayedTask task) {
    return "2^" + (Long.SIZE - Long.numberOfLeadingZeros(task.tokens().value()));
  }
}
