package dev.pointsman.request;

import java.time.Duration;
import java.util.Map;

/// What a client says of a call beside its body, in an open vocabulary: unknown words are kept, and
/// nothing here is ever trusted as a permission. Words are in lower case and empty when unstated.
///
/// @param role the role declared to the router itself
/// @param agentType the client's own name for its kind of agent
/// @param requestClass main, subagent, workflow, compaction, auxiliary, prewarm, or another word
/// @param toolDurations how long the tools since the last call took, by tool name
public record ClientHints(
    SessionIdentity identity,
    String role,
    String agentType,
    String requestClass,
    Compaction compaction,
    Map<String, Duration> toolDurations) {
  public static final ClientHints NONE =
      new ClientHints(SessionIdentity.NONE, "", "", "", Compaction.UNSTATED, Map.of());

  public ClientHints {
    toolDurations = Map.copyOf(toolDurations);
  }
}
