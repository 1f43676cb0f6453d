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
    var ours = Side.of(candidate, differing, settings);
    var theirs = Side.of(incumbent, differing, settings);
    return new Comparison(sizes, count, differences(log, differing, ours, theirs));
  }

  /// Every figure of a candidate as a share of a reference's, doubly robust, over the same draws of
  /// sessions. Of a share nothing cancels out: the log must cover all that either would do.
  public Map<Figure, Finding> shares(
      List<LoggedTask> log, TargetPolicy candidate, TargetPolicy reference) {
    var ours = Side.of(candidate, log, settings);
    var theirs = Side.of(reference, log, settings);
    return lack(theirs)
        .or(() -> lack(ours))
        .map(why -> all(new Finding.NotIdentifiable(why)))
        .orElseGet(() ->
            new SessionBootstrap(settings)
                .shares(
                    OffPolicyEvaluation.corrected(log, ours.weights(), _ -> 1),
                    OffPolicyEvaluation.corrected(log, theirs.weights(), _ -> 1)));
  }

  private Optional<String> lack(Side side) {
    return side.overlap().obstacle(settings).or(() -> side.overlap().shortage(settings));
  }

  /// One of the two policies, and how far the log covers it where they differ.
  record Side(Weights weights, Overlap overlap) {
    static Side of(TargetPolicy policy, List<LoggedTask> differing, OffPolicySettings settings) {
      var weights = new Weights(policy, settings.largestWeight());
      return new Side(weights, Overlap.of(differing, weights));
    }
  }

  private Map<Figure, Finding> differences(
      List<LoggedTask> log, List<LoggedTask> differing, Side ours, Side theirs) {
    var obstacle = ours.overlap().obstacle(settings).or(() -> theirs.overlap().obstacle(settings));
    if (obstacle.isPresent()) {
      return all(new Finding.NotIdentifiable(obstacle.get()));
    }
    return ours.overlap()
        .shortage(settings)
        .or(() -> theirs.overlap().shortage(settings))
        .map(why -> new SmallDifference(settings, log, differing).between(ours, theirs, why))
        .orElseGet(() -> estimated(log, differing, ours.weights(), theirs.weights()));
  }

  private static Stream<LoggedTask> differing(
      LoggedTask task, TargetPolicy candidate, TargetPolicy incumbent) {
    var decisions =
        task.decisions().stream()
            .filter(one -> !candidate.chances(one).equals(incumbent.chances(one)))
            .toList();
    return decisions.isEmpty() ? Stream.empty() : Stream.of(task.with(decisions));
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
