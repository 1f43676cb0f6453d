package dev.pointsman.translate;

import dev.pointsman.json.PlacedJson;

/// How hard the model shall think: low, medium or high, the words that both APIs know.
final class Effort {
  private static final long LOW = 4_096;
  private static final long MEDIUM = 16_384;

  private Effort() {}

  /// The effort that a chat request asks for, empty when it states none.
  static String ofChat(PlacedJson request) {
    return word(request.field("reasoning_effort"));
  }

  /// The effort that a Messages request asks for, a budget of thinking tokens read as one.
  static String ofMessages(PlacedJson request) {
    var stated = word(request.field("output_config").field("effort"));
    if (!stated.isEmpty()) {
      return stated;
    }
    var budget = request.node().path("thinking").path("budget_tokens").asLong(0);
    if (budget <= 0) {
      return "";
    }
    if (budget < LOW) {
      return "low";
    }
    return budget < MEDIUM ? "medium" : "high";
  }

  private static String word(PlacedJson effort) {
    if (effort.isAbsent()) {
      return "";
    }
    return switch (effort.requireText()) {
      case "none", "minimal", "low" -> "low";
      case "high", "xhigh", "max" -> "high";
      default -> "medium";
    };
  }
}
