package dev.pointsman.fleet;

import dev.pointsman.policy.Dial;
import dev.pointsman.policy.Overhead;
import dev.pointsman.unit.Usd;

/// How the fleet works.
///
/// @param dial what failure costs it, which the policy is told
/// @param noticed the share of failed tries that show at once and are repeated one tier higher; the
///   others come back too late, as reverted work
public record Habits(Dial dial, double noticed) {
  public Habits {
    if (!(noticed >= 0 && noticed <= 1)) {
      throw new IllegalArgumentException(
          "expected a share of noticed failures in [0, 1], got " + noticed);
    }
  }

  /// The same at which nobody repeats anything.
  Habits withoutRepeating() {
    return new Habits(dial, 0);
  }

  double rework(FleetTask task) {
    return price(dial.failedAttempt(), task);
  }

  double loss(FleetTask task) {
    return price(dial.nothingShips(), task);
  }

  private static double price(Overhead overhead, FleetTask task) {
    Usd top = task.first().costs().getLast();
    return overhead.fixed().plus(top.times(overhead.share())).dollars();
  }
}
