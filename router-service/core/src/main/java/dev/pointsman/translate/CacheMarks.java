package dev.pointsman.translate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pointsman.json.PlacedJson;

/// The marks behind which Anthropic's prompt cache keeps what it has read. A chat client's own stay
/// where they stand; for an agent that sets none, as OpenAI's cache needs none, they are set here:
/// without any, its every turn would be read anew at the full price.
final class CacheMarks {
  static final String FIELD = "cache_control";

  private boolean isClientsOwn;

  /// Puts a mark that stands on a client's tool or call on what was made of it.
  void carry(PlacedJson from, ObjectNode to) {
    var mark = from.field(FIELD);
    if (!mark.isAbsent()) {
      to.set(FIELD, mark.requireObject().node());
      isClientsOwn = true;
    }
  }

  /// The same for a part or a message, which ends with the last block so far.
  void carry(PlacedJson from, ArrayNode blocks) {
    if (!blocks.isEmpty()) {
      carry(from, last(blocks));
    }
  }

  /// Anthropic caches no block within a result, but the result itself.
  static void lift(ArrayNode blocks, ObjectNode result) {
    for (var block : blocks) {
      var mark = ((ObjectNode) block).remove(FIELD);
      if (mark != null) {
        result.set(FIELD, mark);
      }
    }
  }

  /// Marks three of the four places that Anthropic allows, unless the client marked any. Without
  /// tools a call is rarely followed by one that begins like it, and to be kept costs a quarter.
  void complete(ObjectNode request) {
    if (isClientsOwn || request.path("tools").isEmpty()) {
      return;
    }
    markLast(request, "system");
    markLast(request, "tools");
    var messages = (ArrayNode) request.path("messages");
    for (var at = messages.size() - 1; at >= 0; at--) {
      if (messages.get(at).path("role").asText().equals("user")) {
        markLast((ObjectNode) messages.get(at), "content");
        return;
      }
    }
  }

  private static void markLast(ObjectNode holder, String field) {
    if (holder.path(field).isTextual()) {
      holder.set(field, Json.array().add(Json.textBlock(holder.path(field).textValue())));
    }
    if (holder.path(field) instanceof ArrayNode blocks && !blocks.isEmpty()) {
      last(blocks).set(FIELD, Json.object("ephemeral"));
    }
  }

  private static ObjectNode last(ArrayNode blocks) {
    return (ObjectNode) blocks.get(blocks.size() - 1);
  }
}
