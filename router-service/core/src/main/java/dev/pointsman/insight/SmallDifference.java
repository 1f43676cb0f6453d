package dev.pointsman.insight;

import dev.pointsman.insight.PolicyComparison.Side;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/// What can be said of two policies that differ on few decisions, too few for a bootstrap. They
/// ship more or less by the share of these decisions times what shipping may differ there at most,
/// which is 1 where the log holds none of a policy's choices, and less with each that it holds.
///
/// The limits of the shipped rates are those of Clopper and Pearson for as many independent
/// decisions as the weighed ones are worth, whose sessions share their fate (E. Korn and B.
/// Graubard, Confidence intervals for proportions with small expected number of positive counts
/// estimated from survey data, Survey Methodology 24, 1998), those of mean costs Student's for as
/// many. Each has its part of the tail, so that all hold together as surely as the settings ask
/// (Bonferroni).
final class SmallDifference {
  private static final int LIMITS = 4;

  private final OffPolicySettings settings;
  private final List<LoggedTask> log;
  private final List<LoggedTask> differing;
  private final double share;

  SmallDifference(OffPolicySettings settings, List<LoggedTask> log, List<LoggedTask> differing) {
    this.settings = settings;
    this.log = log;
    this.differing = List.copyOf(differing);
    this.share = (double) count(differing) / count(log);
  }

  private static int count(List<LoggedTask> tasks) {
    return tasks.stream().mapToInt(task -> task.decisions().size()).sum();
  }

  /// What a mean may be at worst either way.
  private record Limits(double low, double high) {
    Limits less(Limits other, double share) {
      return new Limits(share * (low - other.high), share * (high - other.low));
    }
  }

  /// @param why nothing more is told
  Map<Figure, Finding> between(Side ours, Side theirs, String why) {
    var findings = new EnumMap<Figure, Finding>(Figure.class);
    for (var figure : Figure.values()) {
      findings.put(figure, new Finding.NotIdentifiable(why));
    }
    var size = Math.min(ours.overlap().effectiveSize(), theirs.overlap().effectiveSize());
    var shipped = shipped(ours, 2).less(shipped(theirs, 2), share);
    findings.put(Figure.SHIPPED_RATE, new Finding.Bounded(shipped.low(), shipped.high(), size));
    findings.put(Figure.USD_PER_SHIPPED, usdPerShipped(ours, theirs, size, why));
    return findings;
  }

  /// As a share of the incumbent's.
  private Finding usdPerShipped(Side ours, Side theirs, double size, String why) {
    var all = new Amounts();
    OffPolicyEvaluation.corrected(log, theirs.weights(), _ -> 1).forEach(sum -> all.add(sum, 1));
    var usd = all.figure(Figure.USD_PER_CALL);
    var rate = all.figure(Figure.SHIPPED_RATE);
    var shipped = shipped(ours, LIMITS).less(shipped(theirs, LIMITS), share);
    var cost = cost(ours).less(cost(theirs), share);
    if (!(rate + shipped.low() > 0 && usd > 0 && Double.isFinite(cost.high()))) {
      return new Finding.NotIdentifiable(why);
    }
    return new Finding.Bounded(
        (1 + cost.low() / usd) / (1 + shipped.high() / rate) - 1,
        (1 + cost.high() / usd) / (1 + shipped.low() / rate) - 1,
        size);
  }

  /// @param limits that are to hold together
  private Limits shipped(Side side, int limits) {
    if (side.overlap().effectiveSize() == 0) {
      return new Limits(0, 1);
    }
    var told = told(side, one -> one.result().shipped() ? 1 : 0);
    var tail = settings.tail() / limits;
    var successes = told.mean() * told.size();
    return new Limits(
        lowest(successes, told.size(), tail),
        1 - lowest(told.size() - successes, told.size(), tail));
  }

  /// The lowest chance at which that many successes or more are as likely as the tail.
  private static double lowest(double successes, double size, double tail) {
    var failures = size - successes;
    return successes <= 0
        ? 0
        : BetaDistribution.of(successes, failures + 1).inverseCumulativeProbability(tail);
  }

  private Limits cost(Side side) {
    if (side.overlap().effectiveSize() == 0) {
      return new Limits(0, Double.NaN);
    }
    var told = told(side, one -> one.result().cost().dollars());
    var doubt =
        told.size() > 1
            ? student(told.size() - 1) * Math.sqrt(told.variance() / (told.size() - 1))
            : Double.NaN;
    return new Limits(Math.max(0, told.mean() - doubt), told.mean() + doubt);
  }

  private double student(double freedom) {
    return TDistribution.of(freedom).inverseSurvivalProbability(settings.tail() / LIMITS);
  }

  /// What the log tells of a mean.
  ///
  /// @param variance of single decisions
  /// @param size how many independent ones would tell as much
  private record Told(double mean, double variance, double size) {}

  private Told told(Side side, ToDoubleFunction<LoggedDecision> result) {
    var mean = sum(side, result) / sum(side, _ -> 1);
    var variance =
        sum(side, one -> Math.pow(result.applyAsDouble(one) - mean, 2)) / sum(side, _ -> 1);
    return new Told(mean, variance, size(side, one -> result.applyAsDouble(one) - mean, variance));
  }

  /// By how much the sums of sessions stray, but at most as many as there are decisions, and at
  /// least as many as there are sessions, by their weights.
  ///
  /// @param excess of a decision over the mean
  private double size(Side side, ToDoubleFunction<LoggedDecision> excess, double variance) {
    var all = sum(side, _ -> 1);
    var sessions = all * all / squares(side, _ -> 1);
    var strayed = squares(side, excess);
    return strayed == 0
        ? sessions
        : Math.clamp(
            variance * all * all / strayed,
            sessions,
            Math.max(sessions, side.overlap().effectiveSize()));
  }

  private double sum(Side side, ToDoubleFunction<LoggedDecision> value) {
    return differing.stream().mapToDouble(task -> sum(side, task, value)).sum();
  }

  /// Of the sums of sessions.
  private double squares(Side side, ToDoubleFunction<LoggedDecision> value) {
    return differing.stream().mapToDouble(task -> Math.pow(sum(side, task, value), 2)).sum();
  }

  private static double sum(Side side, LoggedTask task, ToDoubleFunction<LoggedDecision> value) {
    return task.decisions().stream()
        .mapToDouble(one -> side.weights().clipped(one) * value.applyAsDouble(one))
        .sum();
  }
}
