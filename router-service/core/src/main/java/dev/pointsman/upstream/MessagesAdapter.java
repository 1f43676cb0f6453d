package dev.pointsman.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Finds the changes of a body in Anthropic's dialect.
record MessagesAdapter(JsonNode request, Capabilities target, Changes changes) {
  private static final Set<String> SIGNED = Set.of("thinking", "redacted_thinking");
  private static final Set<String> FORCED = Set.of("any", "tool");

  /// No text may be empty, and no message may lose its place: errors name messages by number.
  private static final String INSTEAD = "[{\"type\":\"text\",\"text\":\"(no text)\"}]";

  /// @param isOwn whether the target accepts all signatures of the history
  void adapt(boolean isOwn) {
    if (target.isKnown()) {
      var isCut = changes.limit("max_tokens");
      new ThinkingAdapter(request, target, changes).adapt(isCut, isOwn, isToolForced());
      changes.effort("/output_config", "effort");
      tools();
      changes.sampling("temperature", 1);
      changes.sampling("top_p", 1);
      changes.sampling("top_k", Double.NaN);
    }
    if (!isOwn) {
      dropThinking();
    }
  }

  private boolean isToolForced() {
    return FORCED.contains(request.path("tool_choice").path("type").asText(""));
  }

  private void tools() {
    if (target.forcedTools() == ForcedTools.NEVER && isToolForced()) {
      changes.put("/tool_choice/type", "\"auto\"", "no tool forced: the model refuses that");
      changes.remove("/tool_choice/name", "no tool forced: the model refuses that");
    }
  }

  /// All of it: signatures hold each other, so that none may go from the middle.
  private void dropThinking() {
    var messages = request.path("messages");
    for (var i = 0; i < messages.size(); i++) {
      drop(i, messages.path(i).path("content"));
    }
  }

  private void drop(int message, JsonNode blocks) {
    var signed = signed(blocks);
    var content = "/messages/" + message + "/content";
    if (!signed.isEmpty() && signed.size() == blocks.size()) {
      changes.put(content, INSTEAD, "thinking of another model left out");
      return;
    }
    for (var block : signed) {
      changes.remove(content + "/" + block, "thinking of another model left out");
    }
  }

  private static List<Integer> signed(JsonNode blocks) {
    var indices = new ArrayList<Integer>();
    for (var i = 0; blocks.isArray() && i < blocks.size(); i++) {
      if (SIGNED.contains(blocks.path(i).path("type").asText(""))) {
        indices.add(i);
      }
    }
    return indices;
  }
}
