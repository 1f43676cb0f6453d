package dev.pointsman.http;

import com.fasterxml.jackson.databind.JsonNode;

/// What is sent back.
record Reply(int status, String mediaType, String text) {
  static Reply ofJson(String body) {
    return new Reply(200, "application/json", body);
  }

  static Reply json(JsonNode body) {
    return ofJson(body.toString());
  }

  /// @param instance the path that was asked for
  static Reply problem(Problem problem, String instance) {
    return new Reply(problem.status(), Problem.MEDIA_TYPE, problem.json(instance).toString());
  }
}
