package dev.pointsman.translate;

/// Why a model stopped, in the words of either dialect.
final class StopReasons {
  /// Chat's word for an answer that the limit of its length cut off.
  static final String LENGTH = "length";

  private StopReasons() {}

  static String toChat(String stopReason, Notes notes) {
    return switch (stopReason) {
      case "end_turn", "stop_sequence" -> "stop";
      case "max_tokens", "model_context_window_exceeded" -> LENGTH;
      case "tool_use" -> "tool_calls";
      case "refusal" -> "content_filter";
      default -> {
        notes.add("a stop reason without a counterpart became stop");
        yield "stop";
      }
    };
  }

  /// Some servers say "stop" after tool calls, OpenAI does so when the call was forced.
  static String toMessages(String finishReason, boolean calls, Notes notes) {
    return switch (finishReason) {
      case "stop" -> calls ? "tool_use" : "end_turn";
      case LENGTH -> "max_tokens";
      case "tool_calls", "function_call" -> calls ? "tool_use" : "end_turn";
      case "content_filter" -> "refusal";
      default -> {
        notes.add("a finish reason without a counterpart became end_turn");
        yield calls ? "tool_use" : "end_turn";
      }
    };
  }
}
