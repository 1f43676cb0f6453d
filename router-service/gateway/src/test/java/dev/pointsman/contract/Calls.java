package dev.pointsman.contract;

import dev.pointsman.upstream.Endpoint;

/// Bodies of calls, as short as the endpoints allow.
final class Calls {
  private Calls() {}

  static String to(Endpoint endpoint) {
    return to(endpoint, "auto");
  }

  /// A call for the model.
  static String to(Endpoint endpoint, String model) {
    return switch (endpoint) {
      case CHAT_COMPLETIONS ->
          "{\"model\":\"%s\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}"
              .formatted(model);
      case RESPONSES -> "{\"model\":\"%s\",\"input\":\"Hi\"}".formatted(model);
      case MESSAGES, COUNT_TOKENS -> message(model, "Hi");
    };
  }

  static String message(String model, String prompt) {
    return messages(model, said(prompt));
  }

  /// A Messages call with these turns.
  static String messages(String model, String... turns) {
    return "{\"model\":\"%s\",\"max_tokens\":900,\"messages\":[%s]}"
        .formatted(model, String.join(",", turns));
  }

  static String said(String prompt) {
    return "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"%s\"}]}"
        .formatted(prompt);
  }

  static String answered(String text) {
    return "{\"role\":\"assistant\",\"content\":[{\"type\":\"text\",\"text\":\"%s\"}]}"
        .formatted(text);
  }

  static String calledTool() {
    return "{\"role\":\"assistant\",\"content\":[{\"type\":\"tool_use\",\"id\":\"toolu_1\","
        + "\"name\":\"Read\",\"input\":{\"file_path\":\"a.txt\"}}]}";
  }

  /// The tool's result, and a word of the user's with it.
  static String toolSaid(String alsoSaid) {
    return "{\"role\":\"user\",\"content\":[{\"type\":\"tool_result\",\"tool_use_id\":\"toolu_1\","
        + "\"content\":\"done\"},{\"type\":\"text\",\"text\":\"%s\"}]}".formatted(alsoSaid);
  }

  static String streamed(String body) {
    return body.replaceFirst("\\{", "{\"stream\":true,");
  }
}
