package dev.pointsman.insight;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How far a log covers what a candidate would do.
///
/// @param effectiveSize Kish's `sum(w)^2 / sum(w^2)`
/// @param meanWeight 1 on average where the log supports all of the candidate's choices, less where
///   it lacks some, more where the propensities are not those of the draw
/// @param meanWeightError its standard error
/// @param clipped the share of all weight that clipping took
/// @param unsupported the share of the candidate's choices that could not have been drawn
public record Overlap(
    int sessions,
    int decisions,
    double effectiveSize,
    double meanWeight,
    double meanWeightError,
    double clipped,
    double unsupported) {
  private static final int FEWEST_SESSIONS = 30;

  /// A false alarm in 16 000 logs.
  private static final double ERRORS = 4;

  static Overlap of(List<LoggedTask> tasks, Weights weights) {
    var decisions = tasks.stream().flatMap(task -> task.decisions().stream()).toList();
    var plain = decisions.stream().mapToDouble(weights::plain).sum();
    var kept = decisions.stream().mapToDouble(weights::clipped).sum();
    var squares = decisions.stream().mapToDouble(weights::clipped).map(w -> w * w).sum();
    var mean = plain / decisions.size();
    return new Overlap(
        tasks.size(),
        decisions.size(),
        squares == 0 ? 0 : kept * kept / squares,
        mean,
        error(tasks, weights, mean) / decisions.size(),
        plain == 0 ? 0 : 1 - kept / plain,
        decisions.stream().mapToDouble(weights::unsupported).sum() / decisions.size());
  }

  /// By what sessions show, for a canary draws whole sessions; and no less than by the chances
  /// themselves where they are known: the rare draws that weigh most may be missing from a small
  /// log, and with them what the weights would have told of their own spread.
  private static double error(List<LoggedTask> tasks, Weights weights, double mean) {
    var shown = tasks.stream().mapToDouble(task -> shown(task, weights, mean)).sum();
    var expected = tasks.stream().mapToDouble(task -> expected(task, weights, mean)).sum();
    return Math.sqrt(Math.max(shown, expected));
  }

  private static double expected(LoggedTask task, Weights weights, double mean) {
    return task.decisions().stream().noneMatch(one -> one.chances().isEmpty())
        ? task.decisions().stream().mapToDouble(weights::variance).sum()
        : shown(task, weights, mean);
  }

  private static double shown(LoggedTask task, Weights weights, double mean) {
    var excess = task.decisions().stream().mapToDouble(one -> weights.plain(one) - mean).sum();
    return excess * excess;
  }

  /// Why nothing can be said of the candidate; empty where it can.
  Optional<String> obstacle(OffPolicySettings settings) {
    if (sessions < FEWEST_SESSIONS) {
      return Optional.of(
          "expected at least %d sessions, got %d".formatted(FEWEST_SESSIONS, sessions));
    }
    if (unsupported > settings.mostMissing()) {
      return Optional.of(
          "%s of the candidate's choices had no chance in the log".formatted(percent(unsupported)));
    }
    if (Math.abs(meanWeight - 1) > settings.mostMissing() + ERRORS * meanWeightError) {
      return Optional.of(
          "the mean weight is %s, not 100 %%: the log lacks choices of the candidate, or its propensities are wrong"
              .formatted(percent(meanWeight)));
    }
    if (clipped > settings.mostMissing()) {
      return Optional.of(
          "%s of the weight is beyond what one decision may weigh".formatted(percent(clipped)));
    }
    return Optional.empty();
  }

  /// Why nothing can be estimated, though nothing is wrong with the log; empty where it can.
  Optional<String> shortage(OffPolicySettings settings) {
    return effectiveSize < settings.smallestEffectiveSize()
        ? Optional.of(
            "%d decisions tell as much as %d of the candidate's own would, expected at least %d"
                .formatted(decisions, (int) effectiveSize, settings.smallestEffectiveSize()))
        : Optional.empty();
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
