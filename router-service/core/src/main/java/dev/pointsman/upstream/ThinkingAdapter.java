package dev.pointsman.upstream;

import com.fasterxml.jackson.databind.JsonNode;

/// Finds how a request's `thinking` must be said to the target.
///
/// See [thinking](https://platform.claude.com/docs/en/build-with-claude/thinking-troubleshooting).
record ThinkingAdapter(JsonNode request, Capabilities target, Changes changes) {
  private static final long SMALLEST_BUDGET = 1_024;
  private static final long USUAL_BUDGET = 16_000;
  private static final String POINTER = "/thinking";

  /// @param isCut whether the answer's limit was cut
  /// @param isOwn whether the thinking of the history stays
  /// @param isToolForced whether the model is told to call a tool
  void adapt(boolean isCut, boolean isOwn, boolean isToolForced) {
    switch (request.path("thinking").path("type").asText("")) {
      case "adaptive" -> think(!takes("adaptive"), isCut, isOwn, isToolForced);
      case "enabled" -> think(!takes("enabled"), isCut, isOwn, isToolForced);
      case "disabled" -> quiet("disabled", "between_tools");
      case "between_tools" -> quiet("between_tools", "disabled");
      default -> {} // not stated, or a form of the future
    }
  }

  private boolean takes(String type) {
    return target.thinking().contains(type);
  }

  private void think(boolean isForeign, boolean isCut, boolean isOwn, boolean isToolForced) {
    if (isToolForced && target.forcedTools() == ForcedTools.WITHOUT_THINKING) {
      switchOff("thinking left out: the model does not think when it must call a tool");
    } else if (!isForeign && takes("adaptive") && !isBudgeted()) {
      return;
    } else if (isForeign && takes("adaptive")) {
      changes.put(
          POINTER + "/type", "\"adaptive\"", "thinking left to the model: it has no budget");
      changes.remove(POINTER + "/budget_tokens", "thinking left to the model: it has no budget");
    } else if (!takes("enabled")) {
      switchOff("thinking left out: the model has none");
    } else if ((isForeign || !isOwn) && isInLoopWithoutThinking(isOwn)) {
      switchOff("thinking left out: the tool loop under way has none of this model");
    } else {
      budget(isForeign, isCut);
    }
  }

  private boolean isBudgeted() {
    return request.path("thinking").path("type").asText("").equals("enabled");
  }

  /// A budget must stay below the answer's limit. One that the client chose for the limit that it
  /// chose is its own affair.
  private void budget(boolean isForeign, boolean isCut) {
    var limit = request.path("max_tokens").asLong(Long.MAX_VALUE);
    var most = isCut ? target.output().value() : limit;
    var asked = isForeign ? USUAL_BUDGET : request.path("thinking").path("budget_tokens").asLong(0);
    if (!isForeign && (!isCut || asked < most)) {
      return;
    }
    if (most <= SMALLEST_BUDGET) {
      switchOff("thinking left out: the answer's limit leaves no room for it");
      return;
    }
    var budget = Math.min(asked, most - 1);
    changes.put(
        POINTER,
        "{\"type\":\"enabled\",\"budget_tokens\":" + budget + "}",
        "thinking asked for as a budget of " + budget + " tokens");
  }

  /// With a budget, the turn that a tool's result answers must open with thinking.
  private boolean isInLoopWithoutThinking(boolean isOwn) {
    var messages = request.path("messages");
    var last = messages.path(messages.size() - 1);
    if (!last.path("role").asText("").equals("user") || !hasBlock(last, "tool_result")) {
      return false;
    }
    var turn = messages.path(messages.size() - 2).path("content");
    return !isOwn || !turn.path(0).path("type").asText("").endsWith("thinking");
  }

  private static boolean hasBlock(JsonNode message, String type) {
    for (var block : message.path("content")) {
      if (block.path("type").asText("").equals(type)) {
        return true;
      }
    }
    return false;
  }

  /// The client wants little or no thinking: in the model's own word for it, else its least.
  private void quiet(String asked, String other) {
    if (takes(asked) || (target.thinking().isEmpty() && asked.equals("disabled"))) {
      return;
    }
    if (takes(other)) {
      changes.put(POINTER + "/type", JsonText.quoted(other), "thinking " + other + ": its least");
    } else {
      changes.remove(POINTER, "thinking cannot be switched off: left to the model");
    }
  }

  private void switchOff(String note) {
    if (target.has(Trait.THINKS_UNASKED) && takes("disabled")) {
      changes.put(POINTER, "{\"type\":\"disabled\"}", note);
    } else {
      changes.remove(POINTER, note);
    }
    dropUpkeep(note);
  }

  /// What clears thinking from the context is refused where there is no thinking.
  private void dropUpkeep(String note) {
    var edits = request.path("context_management").path("edits");
    for (var i = 0; i < edits.size(); i++) {
      if (edits.path(i).path("type").asText("").startsWith("clear_thinking")) {
        changes.remove("/context_management/edits/" + i, note);
      }
    }
  }
}
