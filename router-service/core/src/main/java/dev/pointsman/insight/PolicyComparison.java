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
    var ours = new Weights(candidate, settings.largestWeight());
    var theirs = new Weights(incumbent, settings.largestWeight());
    var overlaps = List.of(Overlap.of(differing, ours), Overlap.of(differing, theirs));
    return obstacle(overlaps, settings.forAnySize())
        .map(why -> new Comparison(sizes, count, all(new Finding.NotIdentifiable(why))))
        .orElseGet(() ->
            new Comparison(
                sizes,
                count,
                obstacle(overlaps, settings)
                    .map(why ->
                        new SmallDifference(settings, log, differing).between(ours, theirs, why))
                    .orElseGet(() -> estimated(log, differing, ours, theirs))));
  }

  private static Stream<LoggedTask> differing(
      LoggedTask task, TargetPolicy candidate, TargetPolicy incumbent) {
    var decisions =
        task.decisions().stream()
            .filter(one -> !candidate.chances(one).equals(incumbent.chances(one)))
            .toList();
    return decisions.isEmpty() ? Stream.empty() : Stream.of(task.with(decisions));
  }

  private static Optional<String> obstacle(List<Overlap> overlaps, OffPolicySettings settings) {
    return overlaps.stream().flatMap(overlap -> overlap.obstacle(settings).stream()).findFirst();
  }

  private Map<Figure, Finding> estimated(
      List<LoggedTask> log, List<LoggedTask> differing, Weights ours, Weights theirs) {
    var counts = StretchWeights.of(differing, ours, theirs);
    return new SessionBootstrap(settings)
        .differences(
            OffPolicyEvaluation.corrected(log, ours, counts::of),
            OffPolicyEvaluation.corrected(log, theirs, counts::of));
  }

  private static Map<Figure, Finding> all(Finding finding) {
    return Arrays.stream(Figure.values())
        .collect(Collectors.toMap(Function.identity(), figure -> finding));
  }
}
