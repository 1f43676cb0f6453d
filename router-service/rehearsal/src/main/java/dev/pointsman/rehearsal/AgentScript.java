package dev.pointsman.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pointsman.rehearsal.Reply.Stop;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/// A script for real clients: calls a tool that the request offers, and ends the turn with words
/// once the result is there.
///
/// The prompt directs it: `rehearse tool NAME` calls that tool, `rehearse status 529` answers with
/// that error, `rehearse text` calls none.
public final class AgentScript implements Script {
  private static final Pattern TOOL = Pattern.compile("rehearse tool (\\w+)");
  private static final Pattern STATUS = Pattern.compile("rehearse status ([45]\\d\\d)");
  private static final String WORDS = "The rehearsal is over: everything went as planned.";
  private static final List<String> SHELLS =
      List.of("bash", "shell", "exec_command", "shell_command", "local_shell", "run_command");

  @Override
  public Answer answer(Received request) {
    return switch (request.path()) {
      case "/v1/messages/count_tokens" -> Answers.countTokens(1 + request.body().length / 4);
      case "/v1/models" -> models(request);
      case "/v1/messages", "/v1/chat/completions", "/v1/responses" -> turn(request);
      default -> Answer.json(request.method().equals("POST") ? 404 : 200, "{}");
    };
  }

  private static Answer models(Received request) {
    return request.header("anthropic-version").isPresent()
        ? Answers.anthropicModels("claude-haiku-4-5", "claude-sonnet-4-6", "claude-opus-4-6")
        : Answers.openAiModels("gpt-4.1-nano", "gpt-4o", "gpt-5.5");
  }

  private static Answer turn(Received request) {
    var body = request.json();
    var newest = sinceTheModelSpoke(body);
    var hasResult = newest.stream().anyMatch(AgentScript::isResult);
    var prompt = newest.toString();
    var status = STATUS.matcher(hasResult ? "" : prompt);
    if (status.find()) {
      return Faults.to(request, Integer.parseInt(status.group(1)), "Rehearsed");
    }
    var reply = hasResult ? Reply.text(WORDS) : firstStep(body, prompt);
    return Answers.to(request, reply.by(body.path("model").asText("scripted-model")));
  }

  /// Chat and Messages keep `messages`; Responses keeps `input`, which may be a bare text. Clients
  /// put reminders of their own behind the prompt.
  private static List<JsonNode> sinceTheModelSpoke(JsonNode body) {
    var items = body.has("messages") ? body.path("messages") : body.path("input");
    if (!items.isArray()) {
      return List.of(items);
    }
    var newest = new ArrayList<JsonNode>();
    for (var i = items.size() - 1; i >= 0 && !isOfTheModel(items.path(i)); i--) {
      newest.add(items.path(i));
    }
    return newest;
  }

  private static boolean isOfTheModel(JsonNode item) {
    return item.path("role").asText().equals("assistant")
        || item.path("type").asText().endsWith("_call");
  }

  private static boolean isResult(JsonNode item) {
    return item.path("role").asText().equals("tool")
        || item.path("type").asText().endsWith("_output")
        || StreamSupport.stream(item.path("content").spliterator(), false)
            .anyMatch(block -> block.path("type").asText().equals("tool_result"));
  }

  private static Reply firstStep(JsonNode body, String prompt) {
    if (prompt.contains("rehearse text")) {
      return Reply.text(WORDS);
    }
    var named = TOOL.matcher(prompt);
    var tool = named.find() ? tool(body, List.of(named.group(1))) : tool(body, SHELLS);
    return tool.map(AgentScript::call).orElseGet(() -> Reply.text(WORDS));
  }

  private static Optional<JsonNode> tool(JsonNode body, List<String> names) {
    return names.stream()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .flatMap(name ->
            StreamSupport.stream(body.path("tools").spliterator(), false)
                .filter(tool -> name(tool).toLowerCase(Locale.ROOT).equals(name)))
        .findFirst();
  }

  private static String name(JsonNode tool) {
    return tool.path("function").path("name").asText(tool.path("name").asText());
  }

  private static Reply call(JsonNode tool) {
    var id = "call_" + name(tool);
    if (tool.path("type").asText().equals("custom")) {
      return Reply.of("", new Part.CustomToolCall(id, name(tool), "rehearsal"))
          .stopping(Stop.TOOLS);
    }
    return Reply.tool(id, name(tool), arguments(schema(tool)).toString());
  }

  private static JsonNode schema(JsonNode tool) {
    if (tool.has("input_schema")) {
      return tool.path("input_schema");
    }
    return tool.has("function")
        ? tool.path("function").path("parameters")
        : tool.path("parameters");
  }

  /// A value for everything that the schema requires.
  private static ObjectNode arguments(JsonNode schema) {
    var arguments = Json.object();
    for (var required : schema.path("required")) {
      var name = required.asText();
      arguments.set(name, value(name, schema.path("properties").path(name)));
    }
    return arguments;
  }

  private static JsonNode value(String name, JsonNode schema) {
    if (schema.path("enum").size() > 0) {
      return schema.path("enum").get(0);
    }
    return switch (schema.path("type").asText()) {
      case "array" -> array(name, schema);
      case "boolean" -> Json.parse("false");
      case "integer", "number" -> Json.parse("1");
      case "object" -> arguments(schema);
      default -> Json.object().textNode(text(name));
    };
  }

  private static JsonNode array(String name, JsonNode schema) {
    var isCommand = name.equals("command") || name.equals("cmd");
    return isCommand
        ? Json.parse("[\"echo\",\"rehearsal\"]")
        : Json.object().arrayNode().add(value(name, schema.path("items")));
  }

  private static String text(String name) {
    return switch (name) {
      case "command", "cmd" -> "echo rehearsal";
      case "subagent_type" -> "general-purpose";
      case "prompt" -> "rehearse text";
      case "file_path", "path" -> "README.md";
      default -> "rehearsal";
    };
  }
}
