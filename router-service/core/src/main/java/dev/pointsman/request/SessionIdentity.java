package dev.pointsman.request;

/// The names by which a client ties its calls together; each is empty when the client gave none.
///
/// @param promptId groups the calls that one user prompt caused
public record SessionIdentity(
    String sessionId, String threadId, String agentId, String parentId, String promptId) {
  public static final SessionIdentity NONE = new SessionIdentity("", "", "", "", "");
}
