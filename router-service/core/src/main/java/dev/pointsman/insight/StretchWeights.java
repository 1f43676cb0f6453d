package dev.pointsman.insight;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// How much a session counts where two policies are compared, by the stretch of the log that it
/// lies in: inversely to the variance that a decision has there on which they differ. Where a
/// canary ran the log knows either choice well, where nothing but exploration tried one it hardly
/// does, and many such sessions would drown the few that tell. Neither outcomes nor draws say how
/// much a stretch counts, only chances do, and nothing is compared across stretches: what changed
/// between them cannot pass for a difference between the policies (A. Agarwal et al., Effective
/// evaluation using logged bandit feedback from multiple loggers, KDD 2017, section 4, on weighing
/// loggers).
final class StretchWeights {
  private final Map<String, Double> byStretch;

  private StretchWeights(Map<String, Double> byStretch) {
    this.byStretch = byStretch;
  }

  /// @param differing the sessions, with those decisions alone on which the policies differ
  static StretchWeights of(List<LoggedTask> differing, Weights ours, Weights theirs) {
    return new StretchWeights(
        differing.stream()
            .collect(
                Collectors.groupingBy(
                    LoggedTask::stretch,
                    Collectors.flatMapping(
                        task -> task.decisions().stream(),
                        Collectors.collectingAndThen(
                            Collectors.averagingDouble(one -> variance(one, ours, theirs)),
                            variance -> variance > 0 ? 1 / variance : 0)))));
  }

  /// Of a decision whose outcome has variance 1: `sum_t (chance(t) - other chance(t))^2 / p(t)`.
  private static double variance(LoggedDecision decision, Weights ours, Weights theirs) {
    var drawn = decision.chances();
    if (drawn.isEmpty()) {
      return Math.pow(ours.plain(decision) - theirs.plain(decision), 2);
    }
    var one = ours.chances(decision);
    var other = theirs.chances(decision);
    return IntStream.range(0, drawn.size())
        .filter(tier -> drawn.get(tier).value() > 0)
        .mapToDouble(tier ->
            Math.pow(one.get(tier).value() - other.get(tier).value(), 2) / drawn.get(tier).value())
        .sum();
  }

  /// Nothing where they decide alike.
  double of(LoggedTask task) {
    return byStretch.getOrDefault(task.stretch(), 0.0);
  }
}
