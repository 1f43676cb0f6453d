package dev.pointsman.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pointsman.json.JsonReader;
import dev.pointsman.json.MalformedJson;
import dev.pointsman.upstream.Body;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a request asks of its answer's form.
///
/// @param isJson whether the text must be JSON
/// @param schema the JSON schema of the text, missing when none was given
/// @param tools the schema of each offered tool by its name, missing where it has none
/// @param hasOpenTools whether tools may be called that the request does not name
public record Demands(
    boolean isJson, JsonNode schema, Map<String, JsonNode> tools, boolean hasOpenTools) {
  public static final Demands NONE = new Demands(false, MissingNode.getInstance(), Map.of(), false);

  public Demands {
    tools = Map.copyOf(tools);
  }

  /// Reads a request of any dialect: their fields do not collide.
  ///
  /// @throws MalformedJson when the body is no JSON
  public static Demands of(Body request) {
    var body = JsonReader.read(request.bytes());
    var format = format(body);
    var type = format.path("type").asText("");
    var schema =
        format.has("json_schema")
            ? format.path("json_schema").path("schema")
            : format.path("schema");
    var tools = new LinkedHashMap<String, JsonNode>();
    var isOpen = collect(body.path("tools"), tools);
    collect(body.path("functions"), tools);
    return new Demands(type.startsWith("json"), schema, tools, isOpen || body.has("mcp_servers"));
  }

  private static JsonNode format(JsonNode body) {
    var places =
        List.of(
            body.path("response_format"),
            body.path("text").path("format"),
            body.path("output_config").path("format"),
            body.path("output_format"));
    return places.stream().filter(JsonNode::isObject).findFirst().orElse(MissingNode.getInstance());
  }

  /// Whether some of the tools have no name of their own.
  private static boolean collect(JsonNode offered, Map<String, JsonNode> tools) {
    var isOpen = false;
    for (var tool : offered) {
      var named = tool.path("function").isObject() ? tool.path("function") : tool;
      named = tool.path("custom").isObject() ? tool.path("custom") : named;
      isOpen |= !named.path("name").isTextual() || named.has("tools");
      tools.put(named.path("name").asText(""), schema(named));
      collect(named.path("tools"), tools);
    }
    return isOpen;
  }

  private static JsonNode schema(JsonNode tool) {
    return tool.has("input_schema") ? tool.path("input_schema") : tool.path("parameters");
  }
}
