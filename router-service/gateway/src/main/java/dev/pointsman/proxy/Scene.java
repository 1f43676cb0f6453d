package dev.pointsman.proxy;

import dev.pointsman.catalog.Target;
import dev.pointsman.proxy.RelaySettings.Waiting;
import dev.pointsman.upstream.HeaderFields;
import java.time.Duration;

/// What all the tries of one call share.
record Scene(RelayCall call, Front front, CallLog log, Presence presence, Waiting waiting) {
  /// What a wire waits at least.
  private static final Duration SHORTEST_WAIT = Duration.ofMillis(1);

  /// What is left of the time to the first byte; zero or less when it is over.
  Duration untilFirstByte() {
    return shorter(waiting.firstByte().minus(log.elapsed()), untilEnd());
  }

  /// What is left of the time for the whole call; zero or less when it is over.
  Duration untilEnd() {
    return waiting.total().minus(log.elapsed());
  }

  /// How long a wait may last until the client is to hear of us: one without a stream waits for its
  /// answer.
  Duration untilPing() {
    if (!call.isStream()) {
      return untilEnd();
    }
    var left = waiting.ping().minus(front.quiet());
    return left.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : left;
  }

  /// Pings a streaming client that was sent nothing for long, whatever the provider did meanwhile.
  void keepCompany(HeaderFields headers, Target target) throws ClientGone {
    if (call.isStream() && untilPing().equals(SHORTEST_WAIT)) {
      front.ping(headers, target);
    }
  }

  static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
