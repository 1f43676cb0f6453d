package dev.pointsman.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pointsman.json.JsonReader;
import dev.pointsman.json.MalformedJson;
import dev.pointsman.json.PlacedJson;
import dev.pointsman.request.ChatRequest;
import dev.pointsman.request.Dialect;
import dev.pointsman.request.Limits;
import dev.pointsman.request.OfferedTool;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Reads an OpenAI or Anthropic body into the one request view. The shape of the body decides, not
/// the path it came on: some clients send Responses bodies to the chat endpoint. What the view does
/// not interpret is passed over, whatever its type.
public final class ChatRequestReader {
  private static final long MOST_TOKENS = 1L << 40;

  /// In characters. Names are kept, compared and put into headers: none is a book.
  private static final int LONGEST_NAME = 256;

  private ChatRequestReader() {}

  /// Reads a body from bytes.
  ///
  /// @throws MalformedJson naming the place when this is no request of a known shape
  public static ChatRequest read(byte[] body) {
    return read(PlacedJson.root(JsonReader.read(body)));
  }

  /// Reads a body from within a document.
  ///
  /// @throws MalformedJson naming the place, from the root of the value's document
  public static ChatRequest read(PlacedJson body) {
    body.requireObject();
    var conversation = conversation(body);
    var node = body.node();
    return new ChatRequest(
        DialectShape.of(node),
        model(body.field("model")),
        conversation.system(),
        conversation.messages(),
        tools(node.path("tools")),
        limits(node));
  }

  /// Refuses a body that lists no message: there is nothing to decide by. Whether the model that a
  /// client names itself takes such a body is for its provider to say.
  ///
  /// @throws MalformedJson naming the empty list
  public static void requireMessage(PlacedJson body) {
    var said = said(body);
    if (said.node().isArray() && said.node().isEmpty()) {
      throw new MalformedJson(said.pointer(), "at least one message", "none");
    }
  }

  /// Refuses a body in which nothing can be seen, as a blank prompt is.
  ///
  /// @param read what was read from the body
  /// @throws MalformedJson naming the messages
  public static void requireWords(PlacedJson body, ChatRequest read) {
    if (read.isBlank()) {
      throw new MalformedJson(said(body).pointer(), "a message that says something", "blank ones");
    }
  }

  private static PlacedJson said(PlacedJson body) {
    var isResponses = DialectShape.of(body.node()) == Dialect.OPENAI_RESPONSES;
    return body.field(isResponses ? "input" : "messages");
  }

  /// Empty when none is named.
  private static String model(PlacedJson model) {
    var name = model.isAbsent() ? "" : model.requireText();
    if (name.length() > LONGEST_NAME) {
      throw new MalformedJson(
          model.pointer(),
          "a name of at most %d characters".formatted(LONGEST_NAME),
          "%d characters".formatted(name.length()));
    }
    return name;
  }

  private static Conversation conversation(PlacedJson body) {
    var conversation = new Conversation();
    conversation.addSystem(Blocks.text(body.node().path("system")));
    conversation.addSystem(Blocks.text(body.node().path("instructions")));
    if (DialectShape.of(body.node()) == Dialect.OPENAI_RESPONSES) {
      ItemReader.readInto(conversation, body.field("input"));
      return conversation;
    }
    if (body.field("messages").isAbsent()) {
      throw new MalformedJson(body.pointer(), "\"messages\" or \"input\"", "neither");
    }
    body.field("messages")
        .requireElements()
        .forEach(message -> MessageReader.readInto(conversation, message));
    return conversation;
  }

  private static List<OfferedTool> tools(JsonNode tools) {
    var offered = new ArrayList<OfferedTool>();
    for (var tool : tools) {
      var function = tool.path("function").isObject() ? tool.path("function") : tool;
      var name = function.path("name").asText(tool.path("type").asText(""));
      var schema =
          function.has("input_schema")
              ? function.path("input_schema")
              : function.path("parameters");
      offered.add(
          new OfferedTool(
              name,
              name.length() + function.path("description").asText("").length() + size(schema)));
    }
    return offered;
  }

  private static int size(JsonNode schema) {
    var size = schema.isValueNode() ? schema.asText().length() : 0;
    for (var field : schema.properties()) {
      size += field.getKey().length() + size(field.getValue());
    }
    if (schema.isArray()) {
      for (var element : schema) {
        size += 1 + size(element);
      }
    }
    return size;
  }

  private static Limits limits(JsonNode body) {
    return new Limits(
        maxOutputTokens(body),
        reasoningEffort(body),
        isStructured(body.path("response_format"))
            || isStructured(body.path("text").path("format"))
            || isStructured(body.path("output_format"))
            || isStructured(body.path("output_config").path("format")),
        body.path("stream").asBoolean(false),
        CachingReader.read(body));
  }

  private static long maxOutputTokens(JsonNode body) {
    for (var name : List.of("max_tokens", "max_completion_tokens", "max_output_tokens")) {
      var value = body.path(name);
      if (value.isIntegralNumber() && value.canConvertToLong() && value.longValue() > 0) {
        return Math.min(value.longValue(), MOST_TOKENS);
      }
    }
    return 0;
  }

  private static String reasoningEffort(JsonNode body) {
    var stated =
        List.of(
            body.path("reasoning_effort"),
            body.path("reasoning").path("effort"),
            body.path("output_config").path("effort"));
    for (var effort : stated) {
      if (effort.isTextual()) {
        return effort.textValue().toLowerCase(Locale.ROOT);
      }
    }
    return thinkingEffort(body.path("thinking"));
  }

  /// A budget of thinking tokens as the effort that OpenAI's clients would ask for.
  private static String thinkingEffort(JsonNode thinking) {
    if (thinking.path("type").asText("").equals("disabled")) {
      return "none";
    }
    var budget = thinking.path("budget_tokens").asLong(0);
    if (budget <= 0) {
      return "";
    }
    if (budget < 4_096) {
      return "low";
    }
    return budget < 16_384 ? "medium" : "high";
  }

  private static boolean isStructured(JsonNode format) {
    return format.path("type").asText("").startsWith("json");
  }
}
