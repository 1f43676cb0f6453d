package dev.pointsman.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pointsman.request.Subject;
import java.util.Map;

/// One object of the classify interface, taken apart.
///
/// @param headers those of the call, as they were given; none beside a plain prompt
/// @param place the JSON pointer of the object in its document
/// @param sessionId the caller's name for the session, empty when it gave none
/// @param echo all fields that the interface does not know, as they came
public record ClassifyInput(
    Subject subject, Map<String, String> headers, String place, String sessionId, ObjectNode echo) {
  public ClassifyInput {
    headers = Map.copyOf(headers);
  }
}
