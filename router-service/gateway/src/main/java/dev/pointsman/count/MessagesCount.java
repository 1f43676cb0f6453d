package dev.pointsman.count;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pointsman.unit.TokenCount;

/// Counts the input tokens of a request of Anthropic's Messages API as a model of OpenAI reads it:
/// system text, messages, tools, tool calls and their results, thinking, pictures.
///
/// Words are counted exactly; what surrounds them is taken from OpenAI's account of its chat format
/// (cookbook, "How to count tokens with tiktoken"). A picture counts as the most that one costs,
/// since what is counted must fit into the context.
public final class MessagesCount {
  private static final long PER_MESSAGE = 3;
  private static final long PER_TOOL = 8;
  private static final long BEFORE_THE_ANSWER = 3;
  private static final long PER_PICTURE = 1_600;

  /// A page of a PDF is a picture and its words, and takes some 50 kB in base64.
  private static final long PER_PAGE = 3_000;

  private static final int PAGE_LENGTH = 50_000;

  private final TextCount words = new TextCount();
  private long around = BEFORE_THE_ANSWER;

  private MessagesCount() {}

  public static TokenCount of(JsonNode request) {
    var count = new MessagesCount();
    count.system(request.path("system"));
    request.path("tools").forEach(count::tool);
    request.path("messages").forEach(count::message);
    return count.words.total().plus(new TokenCount(count.around));
  }

  private void system(JsonNode system) {
    if (!system.isMissingNode()) {
      around += PER_MESSAGE;
      content(system);
    }
  }

  private void tool(JsonNode tool) {
    around += PER_TOOL;
    words.add(tool.path("name").asText());
    words.add(tool.path("description").asText());
    words.add(tool.path("input_schema").toString());
  }

  private void message(JsonNode message) {
    around += PER_MESSAGE;
    content(message.path("content"));
  }

  /// A text, or a list of blocks.
  private void content(JsonNode content) {
    if (content.isTextual()) {
      words.add(content.asText());
    } else {
      content.forEach(this::block);
    }
  }

  /// A block of an unknown type counts as it is spelled.
  private void block(JsonNode block) {
    switch (block.path("type").asText()) {
      case "text" -> words.add(block.path("text").asText());
      case "thinking" -> words.add(block.path("thinking").asText());
      case "image" -> around += PER_PICTURE;
      case "document" -> document(block.path("source"));
      case "tool_use" -> {
        around += PER_TOOL;
        words.add(block.path("name").asText());
        words.add(block.path("input").toString());
      }
      case "tool_result" -> {
        around += PER_MESSAGE;
        content(block.path("content"));
      }
      default -> words.add(block.toString());
    }
  }

  private void document(JsonNode source) {
    switch (source.path("type").asText()) {
      case "text" -> words.add(source.path("data").asText());
      case "content" -> content(source.path("content"));
      default -> around += PER_PAGE * (1 + source.path("data").asText().length() / PAGE_LENGTH);
    }
  }
}
