package dev.pointsman.round;

import dev.pointsman.journal.DecisionFacts;
import dev.pointsman.journal.DecisionRecord;
import dev.pointsman.journal.Routing;
import dev.pointsman.round.SessionLabels.Labelled;
import dev.pointsman.unit.TenantId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// How far a tenant is to be believed, by what all others report of the like. Used by one thread.
///
/// A report `y` (shipped or not) of a kind of call at a tier is compared with the rate `e` that the
/// others report there. In
///
/// ```
/// E[y] = a + b * e
/// ```
///
/// the slope `b` is sensitivity plus specificity less 1, Youden's index of a rater (Cancer 3,
/// 1950): 1 for the honest, whatever the level `a` of their work; 0 for who says the same of
/// everything; below 0 for who turns things round. It starts as one observation of 1, and the
/// factor is the upper end of its interval: nobody is doubted before there is evidence.
final class TenantTrust {
  private static final double DEVIATIONS = 2;

  /// A kind of call of which the others tell little is expected to go as its tier does.
  private static final double PRIOR = 10;

  private final LabelledSuccess work;
  private final Map<TenantId, Map<Cell, Tally>> reports = new HashMap<>();

  TenantTrust(LabelledSuccess work) {
    this.work = work;
  }

  /// Calls that are expected to go alike.
  private record Cell(String kind, String tier) {}

  /// @param count of reports
  /// @param shipped how many of them say so
  private record Tally(double count, double shipped) {
    static final Tally NONE = new Tally(0, 0);

    Tally plus(Tally other) {
      return new Tally(count + other.count, shipped + other.shipped);
    }

    Tally minus(Tally other) {
      return new Tally(count - other.count, shipped - other.shipped);
    }

    /// Drawn towards a rate.
    double rate(double towards) {
      return (shipped + PRIOR * towards) / (count + PRIOR);
    }
  }

  /// First tries alone: what is tried again has failed before.
  void add(TenantId tenant, Iterable<Labelled> labels) {
    for (var one : labels) {
      if (one.isFirstTry() && one.decision().routing() instanceof Routing.Decided(var facts)) {
        work.byChoice(one).ifPresent(shipped -> add(tenant, cell(one.decision(), facts), shipped));
      }
    }
  }

  private static Cell cell(DecisionRecord decision, DecisionFacts facts) {
    return new Cell(CallKinds.of(decision), facts.target().tier().name());
  }

  private void add(TenantId tenant, Cell cell, boolean shipped) {
    reports
        .computeIfAbsent(tenant, _ -> new HashMap<>())
        .merge(cell, new Tally(1, shipped ? 1 : 0), Tally::plus);
  }

  /// From 0 to 1 for each tenant. Who contradicts the others most is left out first, and the rest
  /// are compared without it: a liar must not be able to make the honest look like liars.
  Map<TenantId, Double> factors() {
    var factors = new TreeMap<TenantId, Double>(Comparator.comparing(TenantId::value));
    var believed = new TreeMap<TenantId, Map<Cell, Tally>>(Comparator.comparing(TenantId::value));
    believed.putAll(reports);
    var worst = worst(believed);
    while (worst.isPresent() && believed.size() > 1) {
      believed.remove(worst.get());
      factors.put(worst.get(), 0.0);
      worst = worst(believed);
    }
    slopes(believed)
        .forEach((tenant, slope) -> factors.put(tenant, slope < 0 ? 1 : Math.min(1, slope)));
    return factors;
  }

  /// Who contradicts the others most, if anybody does. Whoever has most of the reports is what
  /// others are measured by.
  private static Optional<TenantId> worst(Map<TenantId, Map<Cell, Tally>> believed) {
    var all = believed.values().stream().mapToDouble(TenantTrust::reports).sum();
    return slopes(believed).entrySet().stream()
        .filter(slope -> slope.getValue() < 0)
        .filter(slope -> 2 * reports(believed.getOrDefault(slope.getKey(), Map.of())) < all)
        .min(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey);
  }

  private static double reports(Map<Cell, Tally> own) {
    return own.values().stream().mapToDouble(Tally::count).sum();
  }

  /// The upper end of each tenant's slope.
  private static Map<TenantId, Double> slopes(Map<TenantId, Map<Cell, Tally>> believed) {
    var all = new HashMap<Cell, Tally>();
    believed.values().forEach(own -> own.forEach((cell, one) -> all.merge(cell, one, Tally::plus)));
    var slopes = new TreeMap<TenantId, Double>(Comparator.comparing(TenantId::value));
    believed.forEach((tenant, own) -> slopes.put(tenant, slope(own, all)));
    return slopes;
  }

  private static double slope(Map<Cell, Tally> own, Map<Cell, Tally> all) {
    var others = new HashMap<Cell, Tally>();
    all.forEach((cell, one) -> others.put(cell, one.minus(own.getOrDefault(cell, Tally.NONE))));
    var count = 0.0;
    var sums = new double[4];
    for (var entry : own.entrySet()) {
      var expected = expected(entry.getKey(), others);
      var one = entry.getValue();
      count += one.count();
      sums[0] += one.count() * expected;
      sums[1] += one.shipped();
      sums[2] += one.count() * expected * expected;
      sums[3] += one.shipped() * expected;
    }
    var mean = sums[0] / count;
    var spread = sums[2] - count * mean * mean;
    var noise = Math.max(1e-6, mean * (1 - mean));
    var together = sums[3] - mean * sums[1];
    var precision = spread / noise;
    var slope = (together / noise + 1) / (precision + 1);
    return slope + DEVIATIONS / Math.sqrt(precision + 1);
  }

  private static double expected(Cell cell, Map<Cell, Tally> others) {
    var everywhere = others.values().stream().reduce(Tally.NONE, Tally::plus).rate(0.5);
    var atTier =
        others.entrySet().stream()
            .filter(entry -> entry.getKey().tier().equals(cell.tier()))
            .map(Map.Entry::getValue)
            .reduce(Tally.NONE, Tally::plus)
            .rate(everywhere);
    return others.getOrDefault(cell, Tally.NONE).rate(atTier);
  }
}
