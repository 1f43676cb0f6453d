package dev.pointsman.session;

import dev.pointsman.feature.RequestFeatures;
import dev.pointsman.request.ChatRequest;
import dev.pointsman.request.ClientHints;
import dev.pointsman.request.Compaction;
import dev.pointsman.request.ContentBlock.ToolResult;
import dev.pointsman.request.ContentBlock.ToolUse;
import dev.pointsman.request.Message;
import dev.pointsman.request.Speaker;

/// Where a call stands in its conversation, as its body and hints tell.
///
/// @param inToolLoop whether the model waits for a tool's result, or works on at the same prompt
/// @param promptHash stands for the last user prompt without a word of it
/// @param compacted whether the context begins with a summary
public record CallPosition(
    long turn, long step, long messages, boolean inToolLoop, String promptHash, boolean compacted) {
  static final CallPosition NONE = new CallPosition(0, 0, 0, false, "", false);

  public static CallPosition of(ChatRequest request, ClientHints hints, RequestFeatures features) {
    var step = (long) known(features, "step");
    return new CallPosition(
        (long) known(features, "turn"),
        step,
        request.messages().size(),
        step > 0 || awaitsTool(request),
        promptHash(features),
        hints.compaction() == Compaction.DONE || known(features, "compacted") > 0);
  }

  /// Whether this is that call again: a retry of the client, or of its user.
  boolean repeats(CallPosition earlier) {
    return hasPromptOf(earlier) && turn == earlier.turn && messages == earlier.messages;
  }

  boolean hasPromptOf(CallPosition earlier) {
    return promptHash.equals(earlier.promptHash);
  }

  /// A prompt may come in one message with a tool's result: the tool call still awaits it.
  private static boolean awaitsTool(ChatRequest request) {
    var messages = request.messages();
    if (messages.isEmpty()) {
      return false;
    }
    var last = messages.getLast();
    return last.blocksOf(ToolResult.class).findAny().isPresent()
        || endsInToolUse(last)
        || (messages.size() > 1 && endsInToolUse(messages.get(messages.size() - 2)));
  }

  private static boolean endsInToolUse(Message message) {
    return message.speaker() == Speaker.ASSISTANT && message.blocks().getLast() instanceof ToolUse;
  }

  /// The text is bounded; its full length tells apart what differs in the part left out.
  private static String promptHash(RequestFeatures features) {
    return Fingerprint.of(
        features.text().prompt(), Double.toString(known(features, "prompt_tokens")));
  }

  private static double known(RequestFeatures features, String name) {
    return features.values().value(name).orElse(0);
  }
}
