package dev.pointsman.feature;

import dev.pointsman.request.ClientHints;
import dev.pointsman.request.SessionIdentity;
import java.util.Locale;
import java.util.Map;

/// Measures whose call it is: the role declared, the class of the request, sub-agent or not.
final class RoleMeasurement {
  /// Agent types of well-known clients that are roles by another name.
  private static final Map<String, String> ROLES =
      Map.of(
          "explore", "explorer",
          "plan", "planner",
          "edit", "editor",
          "write", "writer",
          "review", "reviewer",
          "code-reviewer", "reviewer",
          "test", "tester",
          "test-runner", "tester",
          "orchestrator", "coordinator");

  private RoleMeasurement() {}

  /// The declared role in lower case; empty when none is.
  static String role(String declared) {
    var word = declared.strip().toLowerCase(Locale.ROOT);
    return ROLES.getOrDefault(word, word);
  }

  static String role(ClientHints hints) {
    return role(hints.role().isEmpty() ? hints.agentType() : hints.role());
  }

  static void measure(ClientHints hints, Measurements measured) {
    measure(role(hints), hints.requestClass(), measured);
    var identity = hints.identity();
    if (!identity.equals(SessionIdentity.NONE) || !hints.requestClass().isEmpty()) {
      measured.put(
          "subagent", !identity.agentId().isEmpty() || hints.requestClass().equals("subagent"));
    }
  }

  static void measure(String role, String requestClass, Measurements measured) {
    measured.putWord("role_", FeatureSchema.ROLES, role);
    measured.putWord("class_", FeatureSchema.REQUEST_CLASSES, requestClass);
  }
}
