package dev.pointsman.session;

import dev.pointsman.request.ChatRequest;
import dev.pointsman.request.ClientHints;
import dev.pointsman.request.Compaction;
import java.util.Locale;
import java.util.Map;

/// What a call is for: the user's work, or housekeeping that a client does for itself.
///
/// Housekeeping is not classified and leaves no trace in the session. A client's word on a call
/// decides before its body does; only a guard's call is believed by its body alone, since taking it
/// for work would weaken the guard.
public enum CallKind {
  /// A call of the conversation with the user.
  MAIN,
  SUBAGENT,
  /// Writes the summary that will replace the context.
  COMPACTION,
  /// Names a conversation or notices a new topic.
  TITLE,
  /// Checks the key, the quota or the connection, or warms up a cache.
  PROBE,
  /// Counts tokens; told by its endpoint, never by its body.
  TOKEN_COUNT,
  /// Judges whether an agent's action is safe.
  SAFETY,
  /// Guesses what the user will type next.
  SUGGESTION,
  /// Another small task of the client's own.
  AUXILIARY;

  /// Agents of Codex that do one kind of housekeeping and nothing else.
  private static final Map<String, CallKind> AGENTS =
      Map.of("guardian", SAFETY, "compact", COMPACTION);

  /// The kind of a call that asks for an answer.
  public static CallKind of(ChatRequest request, ClientHints hints) {
    var shown = HousekeepingMarks.kindOf(request);
    if (shown == SAFETY) {
      return SAFETY;
    }
    if (hints.compaction() == Compaction.RUNNING) {
      return COMPACTION;
    }
    return AGENTS.getOrDefault(hints.agentType(), stated(hints, shown));
  }

  private static CallKind stated(ClientHints hints, CallKind shown) {
    return switch (hints.requestClass()) {
      case "compaction" -> COMPACTION;
      case "subagent" -> SUBAGENT;
      case "main", "workflow" -> work(hints);
      case "prewarm" -> PROBE;
      case "auxiliary" -> shown.isHousekeeping() ? shown : AUXILIARY;
      default -> shown.isHousekeeping() ? shown : work(hints);
    };
  }

  private static CallKind work(ClientHints hints) {
    return hints.identity().agentId().isEmpty() ? MAIN : SUBAGENT;
  }

  public boolean isHousekeeping() {
    return this != MAIN && this != SUBAGENT;
  }

  /// The name used on the wire and in the journal: lower case with underscores.
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
