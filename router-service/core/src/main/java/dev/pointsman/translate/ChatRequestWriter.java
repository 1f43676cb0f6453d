package dev.pointsman.translate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pointsman.json.PlacedJson;
import dev.pointsman.upstream.Body;
import java.util.Map;
import java.util.Set;

/// Writes an Anthropic Messages request as a chat completions request.
final class ChatRequestWriter {
  private static final int MOST_STOPS = 4;
  private static final int LONGEST_USER = 64;
  private static final FieldTable FIELDS =
      new FieldTable(
          Apis.CHAT,
          Set.of(
              "model",
              "max_tokens",
              "messages",
              "system",
              "metadata",
              "stop_sequences",
              "stream",
              "temperature",
              "top_p",
              "tools",
              "tool_choice",
              "thinking",
              "output_config",
              "output_format"),
          Set.of("container", "mcp_servers", "inference_geo", "top_k"),
          Map.of());

  private final PlacedJson request;
  private final RequestTerms terms;
  private final Notes notes = new Notes();
  private final ObjectNode chat = Json.object();

  private ChatRequestWriter(PlacedJson request, RequestTerms terms) {
    this.request = request;
    this.terms = terms;
  }

  static TranslatedRequest write(Body body, RequestTerms terms) {
    var writer = new ChatRequestWriter(Json.read(body), terms);
    writer.write();
    return new TranslatedRequest(Json.body(writer.chat), true, writer.notes.lines());
  }

  private void write() {
    FIELDS.inspect(request, notes);
    chat.put("model", terms.model().value());
    var turns = new ChatTurns(notes);
    turns.addSystem(request.field("system"));
    request.field("messages").requireElements().forEach(turns::add);
    chat.set("messages", turns.messages());
    ChatTools.write(request, chat, notes);
    OutputLength.write(request.field("max_tokens"), terms, chat, notes);
    copyNumber("temperature");
    copyNumber("top_p");
    writeStops();
    writeFormat();
    writeEffort();
    writeUser();
    writeStream();
  }

  private void copyNumber(String name) {
    var value = request.field(name);
    if (!value.isAbsent()) {
      value.requireQuantity();
      chat.set(name, value.node());
    }
  }

  private void writeStops() {
    var stops = request.field("stop_sequences");
    if (stops.isAbsent() || stops.requireElements().isEmpty()) {
      return;
    }
    if (stops.node().size() > MOST_STOPS) {
      throw new Untranslatable(
          stops.pointer(), "at most " + MOST_STOPS + " stop sequences", stops.node().size() + "");
    }
    stops.requireElements().forEach(PlacedJson::requireText);
    chat.set("stop", stops.node());
  }

  private void writeFormat() {
    var older = request.field("output_format");
    var format = older.isAbsent() ? request.field("output_config").field("format") : older;
    if (format.isAbsent()) {
      return;
    }
    var type = format.requireObject().field("type");
    if (!type.requireText().equals("json_schema")) {
      throw Untranslatable.at(type, "\"json_schema\"");
    }
    refuseUnless(terms.takesSchema(), format);
    var schema = Json.object().put("name", "answer");
    schema.set("schema", format.field("schema").requireObject().node());
    chat.putObject("response_format").put("type", "json_schema").set("json_schema", schema);
  }

  static void refuseUnless(boolean isTaken, PlacedJson value) {
    if (!isTaken) {
      throw Untranslatable.at(value, "nothing: this model takes no JSON schema for its answer");
    }
  }

  private void writeEffort() {
    var effort = Effort.ofMessages(request);
    if (effort.isEmpty()) {
      return;
    }
    if (!terms.takesEffort()) {
      notes.dropped("effort");
      return;
    }
    chat.put("reasoning_effort", effort);
  }

  private void writeUser() {
    var metadata = request.field("metadata");
    if (metadata.isAbsent()) {
      return;
    }
    notes.droppedBeside(Set.of("user_id"), metadata.requireObject());
    var user = metadata.field("user_id");
    if (user.isAbsent()) {
      return;
    }
    if (user.requireText().length() > LONGEST_USER) {
      notes.dropped("metadata.user_id");
      return;
    }
    chat.put("user", user.requireText());
  }

  private void writeStream() {
    var stream = request.field("stream");
    if (!stream.isAbsent() && stream.requireFlag()) {
      chat.put("stream", true).putObject("stream_options").put("include_usage", true);
    }
  }
}
