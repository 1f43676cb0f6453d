package dev.pointsman.label;

import dev.pointsman.unit.Probability;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Expectation-maximisation of Dawid and Skene's model over vote patterns. Families are the raters,
/// missing at random; cues are their responses. Stated trusts enter as pseudo-votes, persons' words
/// as known truth. Families that are heard on one side only are left out: of them agreement cannot
/// tell eagerness from accuracy.
final class AgreementFit {
  private static final double PRIOR_STEPS = 20;
  private static final double STILL = 1e-5;
  private static final int ROUNDS = 300;

  private final CueTotals heard;
  private final List<Family> taught;
  private final List<Row> rows;
  private final double[] evidence = new double[Cue.COUNT];
  private double baseRate = 0.5;

  /// A pattern in which a taught family speaks, and how often it was seen.
  private record Row(Pattern pattern, double weight) {}

  AgreementFit(Map<Pattern, Double> weights) {
    heard = CueTotals.of(weights);
    taught = Arrays.stream(Family.values()).filter(heard::isTwoSided).toList();
    rows =
        weights.entrySet().stream()
            .map(entry -> new Row(entry.getKey(), entry.getValue()))
            .filter(row -> taught.stream().anyMatch(row.pattern::speaks))
            .toList();
    for (var family : taught) {
      Cue.of(family).forEach(cue -> evidence[cue.number()] = stated(cue));
    }
  }

  LabelModel model() {
    var change = rows.isEmpty() ? 0 : Double.POSITIVE_INFINITY;
    for (var round = 0; round < ROUNDS && change > STILL; round++) {
      change = improve();
    }
    for (var family : Family.values()) {
      if (!taught.contains(family)) {
        Cue.of(family).forEach(cue -> evidence[cue.number()] = asStated(cue));
      }
    }
    return new LabelModel(
        Arrays.stream(evidence).boxed().toList(), new Probability(baseRate), heard.votes());
  }

  private static double stated(Cue cue) {
    return cue.sign() * Odds.log(cue.function().trust());
  }

  /// So much evidence that the cue alone is right with the chance that was stated.
  private double asStated(Cue cue) {
    return cue.bounded(stated(cue) - Odds.log(baseRate));
  }

  /// One round of expectation and maximisation; returns the largest change of any evidence.
  private double improve() {
    var responses = new Responses(heard);
    var sufficed = PRIOR_STEPS / 2;
    var all = PRIOR_STEPS;
    for (var row : rows) {
      var chance = chance(row.pattern);
      responses.add(row.pattern, row.weight, chance);
      sufficed += row.weight * chance;
      all += row.weight;
    }
    baseRate = sufficed / all;
    return taught.stream().mapToDouble(family -> learn(family, responses)).max().orElse(0);
  }

  private double learn(Family family, Responses responses) {
    var learnt = responses.evidence(family);
    var change = 0.0;
    for (var entry : learnt.entrySet()) {
      var cue = entry.getKey().number();
      change = Math.max(change, Math.abs(entry.getValue() - evidence[cue]));
      evidence[cue] = entry.getValue();
    }
    return change;
  }

  private double chance(Pattern pattern) {
    return switch (pattern.truth()) {
      case SUFFICED -> 1;
      case INSUFFICIENT -> 0;
      case UNKNOWN -> expected(pattern);
    };
  }

  private double expected(Pattern pattern) {
    var logOdds = Odds.log(baseRate);
    for (var family : taught) {
      if (pattern.speaks(family)) {
        logOdds += pattern.share(family) * evidence[pattern.cue(family)];
      }
    }
    return Odds.chance(logOdds);
  }
}
