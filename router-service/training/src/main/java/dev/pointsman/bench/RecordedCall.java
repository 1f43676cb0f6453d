package dev.pointsman.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;

/// What the gateway tells of one call in `/v1/decisions`.
record RecordedCall(JsonNode decision) {
  static final List<String> COLUMNS =
      List.of(
          "client",
          "scenario",
          "endpoint",
          "kind",
          "session",
          "asked for",
          "tier",
          "model",
          "ending",
          "status",
          "why");

  private static final int SESSION_LENGTH = 16;

  String kind() {
    return decision.at("/call/kind").asText();
  }

  /// How often an upstream was asked.
  int attempts() {
    return decision.at("/serving/attempts").size();
  }

  List<String> row(ClientScenario scenario) {
    return List.of(
        scenario.client().program(),
        scenario.name(),
        text("/call/endpoint"),
        kind(),
        session(),
        text("/call/requested_model"),
        text("/decision/target/tier"),
        text("/decision/target/model"),
        text("/serving/ending"),
        text("/serving/status"),
        why());
  }

  private String session() {
    var session = text("/session");
    return session.substring(0, Math.min(SESSION_LENGTH, session.length()));
  }

  private String why() {
    return decision
        .at("/decision/reasons")
        .valueStream()
        .map(reason -> reason.path("sentence").asText())
        .collect(Collectors.joining("; "));
  }

  private String text(String pointer) {
    return decision.at(pointer).asText("-");
  }
}
