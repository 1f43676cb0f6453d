package dev.pointsman.proxy;

import dev.pointsman.proxy.RelaySettings.Waiting;
import java.time.Duration;

/// What all the tries of one call share.
record Scene(RelayCall call, Front front, CallLog log, Presence presence, Waiting waiting) {
  /// What is left of the time to the first byte; zero or less when it is over.
  Duration untilDeadline() {
    return waiting.firstByte().minus(log.elapsed());
  }
}
