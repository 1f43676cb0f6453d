package dev.pointsman.insight;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Judges a candidate and an incumbent by one log. What both would do alike cancels out, so that
/// the log need only cover the decisions on which they differ.
public final class PolicyComparison {
  private final OffPolicySettings settings;

  public PolicyComparison(OffPolicySettings settings) {
    this.settings = settings;
  }

  public Comparison compare(List<LoggedTask> log, TargetPolicy candidate, TargetPolicy incumbent) {
    var differing = log.stream().flatMap(task -> differing(task, candidate, incumbent)).toList();
    var sizes = log.stream().mapToInt(task -> task.decisions().size()).sum();
    var count = differing.stream().mapToInt(task -> task.decisions().size()).sum();
    if (count == 0) {
      return new Comparison(sizes, 0, all(new Finding.Estimated(0, 0, 0, sizes)));
    }
    return obstacle(differing, candidate, incumbent)
        .map(why -> new Comparison(sizes, count, all(new Finding.NotIdentifiable(why))))
        .orElseGet(() -> new Comparison(sizes, count, estimated(log, candidate, incumbent)));
  }

  private static Stream<LoggedTask> differing(
      LoggedTask task, TargetPolicy candidate, TargetPolicy incumbent) {
    var decisions =
        task.decisions().stream()
            .filter(one -> !candidate.chances(one).equals(incumbent.chances(one)))
            .toList();
    return decisions.isEmpty()
        ? Stream.empty()
        : Stream.of(new LoggedTask(task.session(), decisions));
  }

  private Optional<String> obstacle(
      List<LoggedTask> differing, TargetPolicy candidate, TargetPolicy incumbent) {
    return Stream.of(candidate, incumbent)
        .map(policy -> Overlap.of(differing, new Weights(policy, settings.largestWeight())))
        .flatMap(overlap -> overlap.obstacle(settings).stream())
        .findFirst();
  }

  private Map<Figure, Finding> estimated(
      List<LoggedTask> log, TargetPolicy candidate, TargetPolicy incumbent) {
    var ours = OffPolicyEvaluation.corrected(log, new Weights(candidate, settings.largestWeight()));
    var theirs =
        OffPolicyEvaluation.corrected(log, new Weights(incumbent, settings.largestWeight()));
    return new SessionBootstrap(settings).differences(ours, theirs);
  }

  private static Map<Figure, Finding> all(Finding finding) {
    return Arrays.stream(Figure.values())
        .collect(Collectors.toMap(Function.identity(), figure -> finding));
  }
}
