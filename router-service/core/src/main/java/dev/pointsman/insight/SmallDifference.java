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
/// The limits of the shipped rates are those of Clopper and Pearson for as many decisions as the
/// weighed ones are worth (E. Korn and B. Graubard, Confidence intervals for proportions with small
/// expected number of positive counts estimated from survey data, Survey Methodology 24, 1998),
/// those of mean costs Student's for as many. Each has its part of the tail, so that all hold
/// together as surely as the settings ask (Bonferroni).
final class SmallDifference {
  private static final int LIMITS = 4;

  private final OffPolicySettings settings;
  private final List<LoggedTask> log;
  private final List<LoggedDecision> differing;
  private final double share;

  SmallDifference(OffPolicySettings settings, List<LoggedTask> log, List<LoggedTask> differing) {
    this.settings = settings;
    this.log = log;
    this.differing = differing.stream().flatMap(task -> task.decisions().stream()).toList();
    this.share =
        (double) this.differing.size()
            / log.stream().mapToInt(task -> task.decisions().size()).sum();
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
    var size = side.overlap().effectiveSize();
    if (size == 0) {
      return new Limits(0, 1);
    }
    var rate = mean(side.weights(), one -> one.result().shipped() ? 1 : 0);
    var tail = settings.tail() / limits;
    return new Limits(lowest(rate * size, size, tail), 1 - lowest((1 - rate) * size, size, tail));
  }

  /// The lowest chance at which that many successes or more are as likely as the tail.
  private static double lowest(double successes, double size, double tail) {
    var failures = size - successes;
    return successes <= 0
        ? 0
        : BetaDistribution.of(successes, failures + 1).inverseCumulativeProbability(tail);
  }

  private Limits cost(Side side) {
    var size = side.overlap().effectiveSize();
    var mean = mean(side.weights(), one -> one.result().cost().dollars());
    var variance = mean(side.weights(), one -> Math.pow(one.result().cost().dollars() - mean, 2));
    var doubt = size > 1 ? student(size - 1) * Math.sqrt(variance / (size - 1)) : Double.NaN;
    return new Limits(Math.max(0, mean - doubt), mean + doubt);
  }

  private double student(double freedom) {
    return TDistribution.of(freedom).inverseSurvivalProbability(settings.tail() / LIMITS);
  }

  private double mean(Weights weights, ToDoubleFunction<LoggedDecision> result) {
    return sum(weights, result) / sum(weights, _ -> 1);
  }

  private double sum(Weights weights, ToDoubleFunction<LoggedDecision> result) {
    return differing.stream()
        .mapToDouble(one -> weights.clipped(one) * result.applyAsDouble(one))
        .sum();
  }
}
