package dev.pointsman.journal;

import dev.pointsman.session.CallKind;
import dev.pointsman.unit.TenantId;
import dev.pointsman.upstream.Endpoint;

/// Who called, where, and what for.
///
/// @param session the name of the agent's conversation
/// @param requestedModel the name that the client asked for
/// @param client the client's own name and version, empty when it has none
/// @param promptId the client's name for the prompt that caused the call, empty when it has none
public record CallOrigin(
    TenantId tenant,
    String session,
    Endpoint endpoint,
    CallKind kind,
    String requestedModel,
    boolean stream,
    int bodyBytes,
    String client,
    String promptId) {
  private static final int LONGEST = 200;

  public CallOrigin {
    session = bounded(session);
    requestedModel = bounded(requestedModel);
    client = bounded(client);
    promptId = bounded(promptId);
  }

  private static String bounded(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }
}
