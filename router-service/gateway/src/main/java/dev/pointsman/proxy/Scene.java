package dev.pointsman.proxy;

import dev.pointsman.proxy.RelaySettings.Waiting;
import java.time.Duration;

/// What all the tries of one call share.
record Scene(RelayCall call, Front front, CallLog log, Presence presence, Waiting waiting) {
  /// What is left of the time to the first byte; zero or less when it is over.
  Duration untilFirstByte() {
    return shorter(waiting.firstByte().minus(log.elapsed()), untilEnd());
  }

  /// What is left of the time for the whole call; zero or less when it is over.
  Duration untilEnd() {
    return waiting.total().minus(log.elapsed());
  }

  static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
