package dev.pointsman.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pointsman.request.Dialect;
import dev.pointsman.upstream.DialectError;

/// What is sent back.
record Reply(int status, String mediaType, String text) {
  private static final String JSON = "application/json";

  static Reply ofJson(String body) {
    return new Reply(200, JSON, body);
  }

  static Reply json(JsonNode body) {
    return ofJson(body.toString());
  }

  /// @param instance the path that was asked for
  static Reply problem(Problem problem, String instance) {
    return new Reply(problem.status(), Problem.MEDIA_TYPE, problem.json(instance).toString());
  }

  /// An error in the words of a dialect.
  static Reply error(DialectError error, Dialect dialect) {
    return new Reply(error.status(), JSON, error.body(dialect).text());
  }
}
