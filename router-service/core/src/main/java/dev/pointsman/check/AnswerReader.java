package dev.pointsman.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pointsman.check.FinishedAnswer.Stop;
import dev.pointsman.json.JsonReader;
import dev.pointsman.json.MalformedJson;
import dev.pointsman.request.Dialect;
import dev.pointsman.upstream.Body;
import java.util.ArrayList;
import java.util.List;

/// Reads answers of every dialect, whole or streamed, into the one view of the checks.
public final class AnswerReader {
  private AnswerReader() {}

  /// Reads a whole answer.
  ///
  /// @throws MalformedJson when the body is no JSON
  public static FinishedAnswer read(Dialect dialect, Body body) {
    var answer = JsonReader.read(body.bytes());
    return switch (dialect) {
      case OPENAI_CHAT -> chat(answer.path("choices").path(0));
      case OPENAI_RESPONSES -> responses(answer);
      case ANTHROPIC_MESSAGES -> messages(answer);
    };
  }

  /// Reads a streamed answer from the data of its events, in their order. One without an end is cut
  /// off.
  ///
  /// @throws MalformedJson when an event's data is no JSON
  public static FinishedAnswer readStream(Dialect dialect, List<String> data) {
    var events =
        data.stream()
            .filter(one -> !one.isBlank() && !one.strip().equals("[DONE]"))
            .map(JsonReader::read)
            .toList();
    return switch (dialect) {
      case OPENAI_CHAT -> new ChatAssembly().of(events);
      case OPENAI_RESPONSES -> responsesStream(events);
      case ANTHROPIC_MESSAGES -> new MessagesAssembly().of(events);
    };
  }

  static Stop chatStop(String finish, boolean hasRefused) {
    return switch (finish) {
      case "length" -> Stop.TRUNCATED;
      case "content_filter" -> Stop.REFUSED;
      default -> hasRefused ? Stop.REFUSED : Stop.COMPLETE;
    };
  }

  static Stop messagesStop(String reason) {
    return switch (reason) {
      case "max_tokens", "model_context_window_exceeded" -> Stop.TRUNCATED;
      case "refusal" -> Stop.REFUSED;
      default -> Stop.COMPLETE;
    };
  }

  private static FinishedAnswer chat(JsonNode choice) {
    var message = choice.path("message");
    var parts = new AnswerParts();
    parts.addContent(message.path("content"));
    var refusal = message.path("refusal").asText("");
    parts.addText(refusal);
    message.path("tool_calls").forEach(parts::addChatCall);
    if (message.path("function_call").isObject()) {
      parts.addCall(message.path("function_call"), "arguments");
    }
    var hasRefused = !refusal.isEmpty();
    return parts.answer(chatStop(choice.path("finish_reason").asText(""), hasRefused));
  }

  private static FinishedAnswer messages(JsonNode answer) {
    var parts = new AnswerParts();
    answer.path("content").forEach(parts::addBlock);
    return parts.answer(messagesStop(answer.path("stop_reason").asText("")));
  }

  private static FinishedAnswer responses(JsonNode response) {
    var parts = new AnswerParts();
    response.path("output").forEach(parts::addItem);
    var isCut = response.path("status").asText("").equals("incomplete");
    var why = response.path("incomplete_details").path("reason").asText("");
    if (parts.hasRefused() || why.equals("content_filter")) {
      return parts.answer(Stop.REFUSED);
    }
    return parts.answer(isCut ? Stop.TRUNCATED : Stop.COMPLETE);
  }

  /// The last event repeats the whole response.
  private static FinishedAnswer responsesStream(List<JsonNode> events) {
    var ends = new ArrayList<JsonNode>();
    for (var event : events) {
      var type = event.path("type").asText("");
      if (type.equals("response.completed") || type.equals("response.incomplete")) {
        ends.add(event.path("response"));
      }
    }
    return ends.isEmpty() ? new AnswerParts().answer(Stop.TRUNCATED) : responses(ends.getLast());
  }
}
