package dev.pointsman.http;

import com.fasterxml.jackson.databind.JsonNode;

/// What is sent back.
record Reply(int status, String mediaType, String text) {
  static Reply json(JsonNode body) {
    return new Reply(200, "application/json", body.toString());
  }

  static Reply problem(Problem problem) {
    return new Reply(problem.status(), Problem.MEDIA_TYPE, problem.json().toString());
  }
}
