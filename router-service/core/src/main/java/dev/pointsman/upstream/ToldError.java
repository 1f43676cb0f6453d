package dev.pointsman.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// What an upstream says went wrong, in whichever shape it says so: providers have an object in the
/// field `error`, other servers a text there, a `message` or a `detail` beside it, or a list.
///
/// @param word the upstream's own name for the kind of error, empty when it gave none
/// @param message its words, empty when it has none that can be read
/// @param status the HTTP status that says the same, 0 when none is known
public record ToldError(String word, String message, int status) {
  /// The word for an account that has used up what it may: no pause mends it.
  static final String SPENT = "insufficient_quota";

  private static final String ERROR = "error";
  private static final List<String> SAYING =
      List.of("message", "msg", "detail", ERROR, "errors", "title");
  private static final Map<String, Integer> STATUSES =
      Map.ofEntries(
          Map.entry("invalid_request_error", 400),
          Map.entry("authentication_error", 401),
          Map.entry("invalid_api_key", 401),
          Map.entry("billing_error", 402),
          Map.entry("permission_error", 403),
          Map.entry("not_found_error", 404),
          Map.entry("model_not_found", 404),
          Map.entry("request_too_large", 413),
          Map.entry("rate_limit_error", 429),
          Map.entry("rate_limit_exceeded", 429),
          Map.entry(SPENT, 429),
          Map.entry("api_error", 500),
          Map.entry("server_error", 500),
          Map.entry("internal_server_error", 500),
          Map.entry("overloaded", 503),
          Map.entry("server_is_overloaded", 503),
          Map.entry("slow_down", 503),
          Map.entry("timeout_error", 504),
          Map.entry("overloaded_error", 529));

  /// Reads the body of an answer whose status tells of an error.
  public static ToldError of(Body body) {
    return of(UpstreamJson.read(body));
  }

  /// Reads a body, or an event of a stream.
  public static ToldError of(JsonNode told) {
    var holder = told.path(ERROR).isObject() ? told.path(ERROR) : told;
    return new ToldError(word(holder), words(told), status(holder));
  }

  /// Whether this tells of an error by itself, whatever status it came with.
  public static boolean isIn(JsonNode told) {
    return told.hasNonNull(ERROR) || told.path("object").asText("").equals(ERROR);
  }

  private static String word(JsonNode holder) {
    var code = holder.path("code");
    var word = code.isTextual() ? code.textValue() : holder.path("type").asText("");
    return word.equals(ERROR) ? "" : word;
  }

  /// Some servers say the status itself in place of a code, others a number of their own.
  private static int status(JsonNode holder) {
    var code = holder.path("code");
    var ofType = STATUSES.getOrDefault(holder.path("type").asText(""), 0);
    var status = STATUSES.getOrDefault(code.asText(""), code.asInt(ofType));
    return status >= 400 && status < 600 ? status : ofType;
  }

  private static String words(JsonNode told) {
    if (told.isTextual()) {
      return told.textValue().strip();
    }
    if (told.isArray()) {
      return elements(told);
    }
    return told.isObject() ? field(told) : "";
  }

  private static String field(JsonNode told) {
    var words =
        SAYING.stream()
            .map(field -> words(told.path(field)))
            .filter(found -> !found.isEmpty())
            .findFirst()
            .orElse("");
    var place = place(told.path("loc"));
    return words.isEmpty() || place.isEmpty() ? words : place + ": " + words;
  }

  private static String elements(JsonNode told) {
    return StreamSupport.stream(told.spliterator(), false)
        .map(ToldError::words)
        .filter(words -> !words.isEmpty())
        .collect(Collectors.joining("; "));
  }

  /// Where a server's validation found a fault, as a path of names and numbers.
  private static String place(JsonNode loc) {
    return StreamSupport.stream(loc.spliterator(), false)
        .map(JsonNode::asText)
        .collect(Collectors.joining("."));
  }
}
