package dev.pointsman.rehearsal;

import java.util.ArrayList;

/// Ready-made bad answers: what providers say when they cannot or will not.
public final class Faults {
  public static final String INVALID_SIGNATURE =
      "messages.1.content.0: Invalid `signature` in `thinking` block";

  private static final String EVENT_END = "\n\n";

  private Faults() {}

  /// An error in the dialect of the request's path, with the type that the provider gives that
  /// status.
  public static Answer to(Received request, int status, String message) {
    return request.path().startsWith("/v1/messages")
        ? anthropic(status, message)
        : openAi(status, message);
  }

  public static Answer anthropic(int status, String message) {
    return Answer.json(status, MessagesDialect.error(anthropicType(status), message))
        .with("request-id", "req_scripted");
  }

  public static Answer openAi(int status, String message) {
    var code =
        switch (status) {
          case 401 -> "invalid_api_key";
          case 404 -> "model_not_found";
          case 429 -> "rate_limit_exceeded";
          default -> null;
        };
    return Answer.json(status, ChatDialect.error(openAiType(status), message, code))
        .with("x-request-id", "req_scripted");
  }

  public static Answer invalidSignature() {
    return anthropic(400, INVALID_SIGNATURE);
  }

  /// 429 in Anthropic's dialect.
  ///
  /// @param retryAfter seconds, or an HTTP date
  public static Answer rateLimited(String retryAfter) {
    return anthropic(429, "This request would exceed your rate limit")
        .with("retry-after", retryAfter)
        .with("x-should-retry", "true")
        .with("anthropic-ratelimit-unified-status", "rejected");
  }

  /// 429 in OpenAI's dialect, with the wait in milliseconds as well.
  public static Answer rateLimitedForMillis(long millis) {
    return openAi(429, "Rate limit reached for requests")
        .with("retry-after-ms", Long.toString(millis));
  }

  public static Answer overloaded() {
    return anthropic(529, "Overloaded").with("x-should-retry", "true");
  }

  /// What a proxy in between says, in HTML.
  public static Answer htmlPage(int status) {
    return Answer.of(
        status,
        "text/html",
        "<html><head><title>Bad gateway</title></head><body>nginx</body></html>");
  }

  public static Answer redirect(String location) {
    return Answer.of(307, "text/plain", "").with("location", location);
  }

  /// 200, some of the message, then an error event and the end.
  public static Answer messageThenError(Reply reply, int frames, String type, String message) {
    var all = new ArrayList<>(new MessagesDialect(reply).frames().subList(0, frames));
    all.add("event: error\ndata: " + MessagesDialect.error(type, message) + EVENT_END);
    return Answer.events(all);
  }

  /// 200, some chunks, then an error object and the end, without `[DONE]`.
  public static Answer chatThenError(Reply reply, int frames, String message) {
    var all = new ArrayList<>(new ChatDialect(reply).frames(false).subList(0, frames));
    all.add("data: " + ChatDialect.error("server_error", message, null) + EVENT_END);
    return Answer.events(all);
  }

  /// A Responses stream that opens well and ends with `response.failed`.
  public static Answer responseFailed(String code, String message) {
    return Answer.events(new ResponsesDialect(Reply.text("")).failing(code, message));
  }

  private static String anthropicType(int status) {
    return switch (status) {
      case 400 -> "invalid_request_error";
      case 401 -> "authentication_error";
      case 402 -> "billing_error";
      case 403 -> "permission_error";
      case 404 -> "not_found_error";
      case 413 -> "request_too_large";
      case 429 -> "rate_limit_error";
      case 504 -> "timeout_error";
      case 529 -> "overloaded_error";
      default -> status < 500 ? "invalid_request_error" : "api_error";
    };
  }

  private static String openAiType(int status) {
    return switch (status) {
      case 401 -> "authentication_error";
      case 403 -> "permission_error";
      case 429 -> "rate_limit_error";
      default -> status < 500 ? "invalid_request_error" : "server_error";
    };
  }
}
