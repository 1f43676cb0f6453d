package dev.pointsman.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pointsman.request.Subject;

/// One object of the classify interface, taken apart.
///
/// @param sessionId the caller's name for the session, empty when it gave none
/// @param echo all fields that the interface does not know, as they came
public record ClassifyInput(Subject subject, String sessionId, ObjectNode echo) {}
