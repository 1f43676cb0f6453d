package dev.pointsman.bench;

import dev.pointsman.rig.RouteReply;
import java.time.Duration;

/// A kind of routed call that is timed alone, and what it may take longer than without us.
enum RouteCase {
  FORCED_PROMPT("tier forced, a prompt of 128 tokens", "p50 0.5, p99 2"),
  FORCED_AGENT("tier forced, an agent's body", "p50 0.5, p99 2"),
  FIRST_TOKEN("the same, streamed: first token", "p99 3"),
  NEW_PROMPT("new prompt of 128 tokens", "p50 14"),
  LATER_CALL("later calls of its turn", "p50 2");

  private final String label;
  private final String bounds;

  RouteCase(String label, String bounds) {
    this.label = label;
    this.bounds = bounds;
  }

  String label() {
    return label;
  }

  /// In ms.
  String bounds() {
    return bounds;
  }

  Duration time(RouteReply reply) {
    return switch (this) {
      case FORCED_PROMPT, FORCED_AGENT, NEW_PROMPT, LATER_CALL -> reply.whole();
      case FIRST_TOKEN -> reply.firstByte();
    };
  }
}
