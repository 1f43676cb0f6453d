package dev.pointsman.feature;

import dev.pointsman.request.ClientHints;
import dev.pointsman.request.SessionIdentity;

/// Measures whose call it is: the role declared, the class of the request, sub-agent or not.
final class RoleMeasurement {
  private RoleMeasurement() {}

  static String role(ClientHints hints) {
    return Roles.canonical(hints.role().isEmpty() ? hints.agentType() : hints.role());
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
