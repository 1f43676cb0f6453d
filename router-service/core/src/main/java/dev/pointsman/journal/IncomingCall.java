package dev.pointsman.journal;

import dev.pointsman.request.Dialect;
import dev.pointsman.upstream.Endpoint;

/// What came in: where, in which shape, asking for which model.
///
/// @param dialect the body's, which is not always that of the endpoint
/// @param kind what the call is for, in the word of the session's vocabulary
public record IncomingCall(
    Endpoint endpoint,
    Dialect dialect,
    String kind,
    RequestedModel requested,
    boolean streamed,
    long bodyBytes,
    ClientProgram client) {
  /// A client's own call to the Messages endpoint that leaves the model to us, as made-up traffic
  /// has it.
  public static IncomingCall toMessages(boolean streamed, long bodyBytes, ClientProgram client) {
    return new IncomingCall(
        Endpoint.MESSAGES,
        Dialect.ANTHROPIC_MESSAGES,
        "main",
        new RequestedModel("claude-auto", true),
        streamed,
        bodyBytes,
        client);
  }
}
