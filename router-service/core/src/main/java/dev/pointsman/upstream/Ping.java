package dev.pointsman.upstream;

import dev.pointsman.request.Dialect;

/// What keeps a client waiting for a silent upstream.
public final class Ping {
  private static final Body EVENT = Body.of("event: ping\ndata: {\"type\": \"ping\"}\n\n");
  private static final Body COMMENT = Body.of(": ping\n\n");

  private Ping() {}

  public static Body of(Dialect dialect) {
    return switch (dialect) {
      case ANTHROPIC_MESSAGES -> EVENT;
      case OPENAI_CHAT, OPENAI_RESPONSES -> COMMENT;
    };
  }
}
