package dev.pointsman.round;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// JSON documents of a round that are put together.
final class RetrainJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private RetrainJson() {}

  static ObjectNode read(String json) throws JsonProcessingException {
    return JSON.readValue(json, ObjectNode.class);
  }

  static String text(ObjectNode node) {
    return node.toPrettyString() + "\n";
  }
}
