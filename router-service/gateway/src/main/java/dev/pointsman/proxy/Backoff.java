package dev.pointsman.proxy;

import dev.pointsman.proxy.RelaySettings.Retrying;
import java.time.Duration;
import java.util.random.RandomGenerator;

/// The pause before the next try: as the provider asks, else doubled each time, with half of it
/// left to chance so that clients do not come back in step.
final class Backoff {
  private final Retrying settings;
  private final RandomGenerator luck;

  Backoff(Retrying settings, RandomGenerator luck) {
    this.settings = settings;
    this.luck = luck;
  }

  boolean isAllowed(int triesSoFar, Duration asked) {
    return triesSoFar < settings.tries() && asked.compareTo(settings.patience()) <= 0;
  }

  /// How long to wait now.
  ///
  /// @param asked what the provider asked for; zero when it said nothing
  Duration pause(int triesSoFar, Duration asked) {
    if (!asked.isZero()) {
      return asked;
    }
    var doubled = settings.firstPause().multipliedBy(1L << Math.min(triesSoFar - 1, 20));
    var most = doubled.compareTo(settings.patience()) > 0 ? settings.patience() : doubled;
    return Duration.ofNanos((long) (most.toNanos() * (0.5 + luck.nextDouble() / 2)));
  }
}
