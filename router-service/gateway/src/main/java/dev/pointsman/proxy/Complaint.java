package dev.pointsman.proxy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pointsman.request.Dialect;
import dev.pointsman.upstream.Body;

/// An error of our own in the client's dialect.
record Complaint(Dialect dialect, int status, String message) {
  private static final String STREAMED = "data: %s\n\n";
  private static final String NAMED = "event: error\n" + STREAMED;

  /// The body of an answer with this status.
  Body body() {
    return Body.of(json().toString());
  }

  /// A frame in the midst of a stream, after which the stream ends.
  Body frame() {
    return switch (dialect) {
      case ANTHROPIC_MESSAGES -> Body.of(NAMED.formatted(json()));
      case OPENAI_CHAT -> Body.of(STREAMED.formatted(json()));
      case OPENAI_RESPONSES -> Body.of(NAMED.formatted(responsesEvent()));
    };
  }

  /// What keeps a silent stream alive.
  static Body ping(Dialect dialect) {
    return switch (dialect) {
      case ANTHROPIC_MESSAGES -> Body.of("event: ping\ndata: {\"type\": \"ping\"}\n\n");
      case OPENAI_CHAT, OPENAI_RESPONSES -> Body.of(": ping\n\n");
    };
  }

  private ObjectNode json() {
    var body = JsonNodeFactory.instance.objectNode();
    if (dialect == Dialect.ANTHROPIC_MESSAGES) {
      body.put("type", "error");
    }
    var error = body.putObject("error").put("type", type()).put("message", message);
    if (dialect != Dialect.ANTHROPIC_MESSAGES) {
      error.putNull("param").putNull("code");
    }
    return body;
  }

  private ObjectNode responsesEvent() {
    var event = JsonNodeFactory.instance.objectNode().put("type", "error");
    return event.put("code", "server_error").put("message", message).putNull("param");
  }

  private String type() {
    var isAnthropic = dialect == Dialect.ANTHROPIC_MESSAGES;
    return switch (status) {
      case 400 -> "invalid_request_error";
      case 429 -> "rate_limit_error";
      case 503, 529 -> isAnthropic ? "overloaded_error" : "server_error";
      case 504 -> isAnthropic ? "timeout_error" : "server_error";
      default -> isAnthropic ? "api_error" : "server_error";
    };
  }
}
