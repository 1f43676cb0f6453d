package dev.pointsman.translate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pointsman.upstream.Body;
import dev.pointsman.upstream.ToldError;

/// What an upstream said went wrong, without the shape in which it said so.
///
/// @param word the upstream's own name for the kind of error, empty when it gave none
record UpstreamError(int status, String word, String message, boolean isTooLong) {
  private static final String TOO_LONG = "prompt is too long";
  private static final String CHAT_TOO_LONG = "context_length_exceeded";

  /// An answer of an error's status.
  static UpstreamError of(int status, Body body) {
    return of(status, ToldError.of(body));
  }

  /// An error in the middle of a stream, where no status is told.
  static UpstreamError inStream(JsonNode event) {
    var told = ToldError.of(event);
    return of(told.status() > 0 ? told.status() : 500, told);
  }

  /// A stream that was no whole answer.
  static UpstreamError broken(String message) {
    return new UpstreamError(500, "", message, false);
  }

  ObjectNode toMessages() {
    var told = isTooLong && !message.contains(TOO_LONG) ? TOO_LONG + ": " + message : message;
    var body = Json.object("error");
    body.putObject("error").put("type", messagesType()).put("message", told);
    return body;
  }

  ObjectNode toChat() {
    var body = Json.object();
    var error = body.putObject("error").put("message", message).put("type", chatType());
    error.putNull("param");
    var code = isTooLong ? CHAT_TOO_LONG : word;
    error.set("code", code.isEmpty() ? body.nullNode() : body.textNode(code));
    return body;
  }

  private static UpstreamError of(int status, ToldError told) {
    var message =
        told.message().isEmpty()
            ? "the upstream answered status " + status + " and no error that could be read"
            : told.message();
    var isTooLong = told.word().equals(CHAT_TOO_LONG) || message.contains(TOO_LONG);
    return new UpstreamError(status, told.word(), message, isTooLong);
  }

  private String messagesType() {
    return switch (status) {
      case 401 -> "authentication_error";
      case 402 -> "billing_error";
      case 403 -> "permission_error";
      case 404 -> "not_found_error";
      case 413 -> "request_too_large";
      case 429 -> "rate_limit_error";
      case 408, 504 -> "timeout_error";
      case 503, 529 -> "overloaded_error";
      default -> status >= 500 ? "api_error" : "invalid_request_error";
    };
  }

  private String chatType() {
    return switch (status) {
      case 401 -> "authentication_error";
      case 403 -> "permission_error";
      case 404 -> "not_found_error";
      case 429 -> "rate_limit_error";
      default -> status >= 500 ? "server_error" : "invalid_request_error";
    };
  }
}
