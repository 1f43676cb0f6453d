package dev.pointsman.policy;

import dev.pointsman.unit.Probability;
import dev.pointsman.unit.Usd;
import java.util.List;

/// What it costs, on average, to begin at a tier and go on as is best:
///
/// ```
/// E(t) = c_t + (1 - p_t) * min(lambda, mu + E(t+1 | t failed))
/// ```
///
/// After a failure one may give up (`lambda`) or try the next tier (`mu`), at most twice, until the
/// ladder ends. Without the choice to give up `lambda` would cancel out and a hopeless call would
/// go to the dearest tier.
///
/// @param calls the cost of the call at each tier, cheapest tier first
/// @param sufficiencies the chance that each of these tiers suffices, rising
record ExpectedCost(
    List<Usd> calls, List<Probability> sufficiencies, Usd failedAttempt, Usd nothingShips) {
  static final int ESCALATIONS = 2;

  Usd startingAt(int tier) {
    return startingAt(tier, 0, ESCALATIONS);
  }

  /// How many escalations in a row are worth more than giving up, should each try fail.
  int escalationsFrom(int tier) {
    var failed = 0;
    while (failed < ESCALATIONS && isRetryWorthIt(tier + failed, ESCALATIONS - failed)) {
      failed++;
    }
    return failed;
  }

  private boolean isRetryWorthIt(int tier, int escalations) {
    return tier + 1 < calls.size()
        && sufficiencies.get(tier + 1).compareTo(sufficiencies.get(tier)) > 0
        && retry(tier, sufficiencies.get(tier).value(), escalations).compareTo(nothingShips) < 0;
  }

  /// @param failed the chance that a tier below would have sufficed, known not to
  private Usd startingAt(int tier, double failed, int escalations) {
    var sufficiency = sufficiencies.get(tier).value();
    var failure = failed < 1 ? (1 - sufficiency) / (1 - failed) : 0;
    return calls.get(tier).plus(afterFailure(tier, sufficiency, escalations).times(failure));
  }

  private Usd afterFailure(int tier, double sufficiency, int escalations) {
    if (escalations == 0 || tier + 1 == calls.size()) {
      return nothingShips;
    }
    var retry = retry(tier, sufficiency, escalations);
    return retry.compareTo(nothingShips) < 0 ? retry : nothingShips;
  }

  private Usd retry(int tier, double sufficiency, int escalations) {
    return failedAttempt.plus(startingAt(tier + 1, sufficiency, escalations - 1));
  }
}
