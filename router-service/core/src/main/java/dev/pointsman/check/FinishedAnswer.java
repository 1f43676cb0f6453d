package dev.pointsman.check;

import java.util.List;

/// A whole answer as the checks see it, alike for every dialect.
///
/// @param hasMore whether the answer holds content that no check reads, such as a search
public record FinishedAnswer(String text, List<ToolCall> calls, Stop stop, boolean hasMore) {
  public FinishedAnswer {
    calls = List.copyOf(calls);
  }

  /// A tool call, its arguments as the model wrote them.
  ///
  /// @param isFreeform whether the arguments are free text, not JSON
  public record ToolCall(String name, String arguments, boolean isFreeform) {
    /// Arguments are answers: they never reach a log.
    @Override
    public String toString() {
      return "a tool call";
    }
  }

  /// Why an answer ended.
  public enum Stop {
    /// The model was done, or waits for a tool.
    COMPLETE,
    /// The limit of its length was reached, or its stream had no end.
    TRUNCATED,
    REFUSED
  }

  /// Answers never reach a log.
  @Override
  public String toString() {
    return text.length() + " characters, " + calls.size() + " calls, " + stop;
  }
}
