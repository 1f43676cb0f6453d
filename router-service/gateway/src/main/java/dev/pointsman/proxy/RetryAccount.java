package dev.pointsman.proxy;

import java.util.ArrayList;
import java.util.List;

/// What the tries of one call take from their providers' retry budgets, and what they bring back.
final class RetryAccount {
  private final List<RetryBudget> steps = new ArrayList<>();
  private int sent;

  /// Pays for a try, if it can. The first of a call is free; what comes after it is an extra burden
  /// on the provider.
  ///
  /// @param isStep whether it is the first at its model
  boolean pay(RetryBudget budget, boolean isStep) {
    return sent == 0 || (isStep ? budget.takeStep() : budget.takeRetry());
  }

  /// Only what was sent is a try: a target that was passed over burdens nobody.
  void passedOver(RetryBudget budget) {
    budget.giveBack(sent == 0 ? 0 : 1);
  }

  void sent(RetryBudget budget, boolean isStep) {
    if (sent == 0) {
      budget.firstTry();
    } else if (isStep) {
      steps.add(budget);
    }
    sent++;
  }

  /// The last step pays for itself by its answer; those before it led there.
  void answered() {
    steps.stream().limit(Math.max(0, steps.size() - 1)).forEach(budget -> budget.giveBack(1));
    steps.clear();
  }
}
