package dev.pointsman.translate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/// Streams an Anthropic answer as its API would, every piece cut in two somewhere.
final class AnthropicEvents {
  private final List<String> data = new ArrayList<>();
  private final RandomTalk talk;

  AnthropicEvents(ObjectNode answer, RandomTalk talk) {
    this.talk = talk;
    var start = Json.object("message_start");
    var message = answer.deepCopy().putNull("stop_reason");
    message.putArray("content");
    start.set("message", message);
    data.add(start.toString());
    for (var index = 0; index < answer.path("content").size(); index++) {
      addBlock(index, answer.path("content").get(index));
    }
    var delta = Json.object("message_delta");
    delta.putObject("delta").set("stop_reason", answer.path("stop_reason"));
    delta.putObject("usage").set("output_tokens", answer.path("usage").path("output_tokens"));
    data.add(delta.toString());
    data.add("{\"type\":\"message_stop\"}");
  }

  List<String> data() {
    return List.copyOf(data);
  }

  private void addBlock(int index, JsonNode block) {
    var isCall = block.has("input");
    var empty = (ObjectNode) block.deepCopy();
    var head = isCall ? empty.set("input", Json.object()) : empty.put("text", "");
    send(Json.object("content_block_start").put("index", index), "content_block", head);
    var whole = isCall ? block.path("input").toString() : block.path("text").textValue();
    var cut = talk.cut(whole);
    for (var piece : List.of(whole.substring(0, cut), whole.substring(cut))) {
      var delta =
          isCall
              ? Json.object("input_json_delta").put("partial_json", piece)
              : Json.object("text_delta").put("text", piece);
      send(Json.object("content_block_delta").put("index", index), "delta", delta);
    }
    data.add(Json.object("content_block_stop").put("index", index).toString());
  }

  private void send(ObjectNode event, String field, JsonNode value) {
    event.set(field, value);
    data.add(event.toString());
  }
}
