package dev.pointsman.fleet;

import dev.pointsman.evaluate.Estimate;
import java.util.List;
import java.util.Locale;

/// Lets a candidate serve only if it is not worse than the incumbent on golden questions: those of
/// which the operator knows what every tier does, and which nobody's feedback reaches.
final class PromotionGate {
  /// By how much the candidate may cost more, all failure counted, at the lower end of the
  /// interval.
  private static final double COST_MARGIN = 0.02;

  /// By how much it may ship less, at the lower end of the interval.
  private static final double SHIPPED_MARGIN = 0.02;

  private final Figures golden;

  PromotionGate(Figures golden) {
    this.golden = golden;
  }

  /// What the gate says of a candidate.
  ///
  /// @param saving of the candidate beside the incumbent, all that the policy weighs counted
  /// @param shippedMore the difference of the shipped rates
  record Verdict(Estimate saving, Estimate shippedMore) {
    boolean promotes() {
      return saving.low() >= -COST_MARGIN && shippedMore.low() >= -SHIPPED_MARGIN;
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%s (cost %+.1f %% [%+.1f, %+.1f], shipped %+.1f points [%+.1f, %+.1f])",
          promotes() ? "promoted" : "held back",
          -100 * saving.value(),
          -100 * saving.high(),
          -100 * saving.low(),
          100 * shippedMore.value(),
          100 * shippedMore.low(),
          100 * shippedMore.high());
    }
  }

  Verdict judge(Router candidate, Router incumbent) {
    var ours = golden.of(candidate);
    var theirs = golden.of(incumbent);
    return new Verdict(
        golden.compared(ours, theirs, PromotionGate::saving),
        golden.compared(ours, theirs, Figures::shippedMore));
  }

  private static double saving(List<Judged> rows) {
    return 1
        - Figures.ratio(rows, row -> row.course().total(), row -> 1)
            / Figures.ratio(rows, row -> row.other().total(), row -> 1);
  }
}
