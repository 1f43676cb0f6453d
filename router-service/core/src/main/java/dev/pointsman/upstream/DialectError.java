package dev.pointsman.upstream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pointsman.request.Dialect;

/// An error of the router's own, in the words of the dialect that the client speaks.
///
/// @param message one sentence that says what was expected and what came
public record DialectError(int status, String message) {
  /// The whole answer.
  public Body body(Dialect dialect) {
    return Body.of(json(dialect).toString());
  }

  /// The same as the end of a stream that has begun. In the Responses API it takes two events: some
  /// clients heed the one, some the other.
  public Body event(Dialect dialect) {
    return switch (dialect) {
      case ANTHROPIC_MESSAGES -> Body.of("event: error\ndata: " + json(dialect) + "\n\n");
      case OPENAI_CHAT -> Body.of("data: " + json(dialect) + "\n\n");
      case OPENAI_RESPONSES ->
          Body.of(
              "event: error\ndata: "
                  + responsesError()
                  + "\n\nevent: response.failed\ndata: "
                  + responseFailed()
                  + "\n\n");
    };
  }

  private ObjectNode json(Dialect dialect) {
    return switch (dialect) {
      case ANTHROPIC_MESSAGES -> anthropic();
      case OPENAI_CHAT, OPENAI_RESPONSES -> openAi();
    };
  }

  private ObjectNode anthropic() {
    var json = JsonNodeFactory.instance.objectNode().put("type", "error");
    json.putObject("error").put("type", anthropicType()).put("message", message);
    return json;
  }

  private ObjectNode openAi() {
    var json = JsonNodeFactory.instance.objectNode();
    json.putObject("error")
        .put("message", message)
        .put("type", openAiType())
        .putNull("param")
        .put("code", openAiCode());
    return json;
  }

  /// The sequence of the stream that was cut is not known here; no client is known to check it.
  private ObjectNode responsesError() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("type", "error")
        .put("sequence_number", 0)
        .put("code", openAiCode())
        .put("message", message)
        .putNull("param");
  }

  private ObjectNode responseFailed() {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("type", "response.failed").put("sequence_number", 0);
    var response = json.putObject("response");
    response.put("id", "").put("object", "response").put("created_at", 0).put("status", "failed");
    response.putObject("error").put("code", openAiCode()).put("message", message);
    response.putNull("incomplete_details").putArray("output");
    response.putNull("usage");
    return json;
  }

  private String anthropicType() {
    return switch (status) {
      case 401 -> "authentication_error";
      case 403 -> "permission_error";
      case 404 -> "not_found_error";
      case 413 -> "request_too_large";
      case 429 -> "rate_limit_error";
      case 504 -> "timeout_error";
      case 503, 529 -> "overloaded_error";
      default -> status < 500 ? "invalid_request_error" : "api_error";
    };
  }

  private String openAiType() {
    return switch (status) {
      case 401 -> "authentication_error";
      case 403 -> "permission_error";
      case 404 -> "not_found_error";
      case 429 -> "rate_limit_error";
      default -> status < 500 ? "invalid_request_error" : "server_error";
    };
  }

  private String openAiCode() {
    return switch (status) {
      case 401 -> "invalid_api_key";
      case 413 -> "request_too_large";
      case 429 -> "rate_limit_exceeded";
      case 503, 529 -> "overloaded";
      case 504 -> "timeout";
      default -> openAiType();
    };
  }
}
