package dev.pointsman.translate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pointsman.json.PlacedJson;
import dev.pointsman.upstream.Body;
import java.util.Map;
import java.util.Set;

/// Writes a chat completions request as an Anthropic Messages request.
final class MessagesRequestWriter {
  private static final FieldTable FIELDS =
      new FieldTable(
          Apis.MESSAGES,
          Set.of(
              "model",
              "messages",
              "max_tokens",
              "max_completion_tokens",
              "n",
              "modalities",
              "temperature",
              "top_p",
              "stop",
              "stream",
              "stream_options",
              "tools",
              "tool_choice",
              "parallel_tool_calls",
              "response_format",
              "reasoning_effort",
              "user",
              "safety_identifier"),
          Set.of(
              "frequency_penalty",
              "presence_penalty",
              "seed",
              "logprobs",
              "top_logprobs",
              "logit_bias",
              "audio",
              "prediction",
              "web_search_options"),
          Map.of("functions", "\"tools\" instead", "function_call", "\"tool_choice\" instead"));

  private final PlacedJson chat;
  private final RequestTerms terms;
  private final Notes notes = new Notes();
  private final CacheMarks marks = new CacheMarks();
  private final ObjectNode request = Json.object();
  private final ObjectNode outputConfig = Json.object();

  private MessagesRequestWriter(PlacedJson chat, RequestTerms terms) {
    this.chat = chat;
    this.terms = terms;
  }

  static TranslatedRequest write(Body body, RequestTerms terms) {
    var writer = new MessagesRequestWriter(Json.read(body), terms);
    writer.write();
    var usage = writer.chat.node().path("stream_options").path("include_usage");
    return new TranslatedRequest(
        Json.body(writer.request), usage.asBoolean(false), writer.notes.lines());
  }

  private void write() {
    FIELDS.inspect(chat, notes);
    refuseSeveralAnswers();
    request.put("model", terms.model().value());
    request.put("max_tokens", OutputLength.demanded(wishedLength(), terms, notes));
    var turns = new MessagesTurns(notes, marks);
    chat.field("messages").requireElements().forEach(turns::add);
    turns.writeInto(request);
    if (request.path("messages").isEmpty()) {
      throw new Untranslatable("/messages", "a message of the user", "none");
    }
    MessagesTools.write(chat, request, notes, marks);
    marks.complete(request);
    writeSampling();
    writeStops();
    writeOutputConfig();
    writeUser();
    var stream = chat.field("stream");
    if (!stream.isAbsent() && stream.requireFlag()) {
      request.put("stream", true);
    }
  }

  private void refuseSeveralAnswers() {
    var n = chat.field("n");
    if (!n.isAbsent() && n.requireCount() != 1) {
      throw Untranslatable.at(n, "1: " + Apis.MESSAGES + " gives one answer");
    }
    var modalities = chat.field("modalities");
    if (!modalities.isAbsent()) {
      modalities.requireElements().forEach(MessagesRequestWriter::requireTextual);
    }
  }

  private static void requireTextual(PlacedJson modality) {
    if (!modality.requireText().equals("text")) {
      throw Untranslatable.at(modality, "\"text\"");
    }
  }

  private PlacedJson wishedLength() {
    var length = chat.field("max_completion_tokens");
    return length.isAbsent() ? chat.field("max_tokens") : length;
  }

  /// Claude models take a temperature up to 1, and newer ones no `top_p` beside it.
  private void writeSampling() {
    var temperature = chat.field("temperature");
    var topP = chat.field("top_p");
    if (!temperature.isAbsent() && temperature.requireQuantity() > 1) {
      throw Untranslatable.at(temperature, "at most 1: " + Apis.MESSAGES + " goes no higher");
    }
    if (!topP.isAbsent() && topP.requireShare() < 1) {
      refuseBoth(temperature, topP);
      request.set("top_p", topP.node());
    } else if (!temperature.isAbsent()) {
      request.set("temperature", temperature.node());
    }
  }

  private static void refuseBoth(PlacedJson temperature, PlacedJson topP) {
    if (!temperature.isAbsent() && temperature.requireQuantity() < 1) {
      throw Untranslatable.at(topP, "1 or none beside a temperature: Claude models take one alone");
    }
  }

  private void writeStops() {
    var stop = chat.field("stop");
    if (stop.isAbsent()) {
      return;
    }
    var stops = Json.array();
    if (stop.node().isTextual()) {
      addStop(stop, stops);
    } else {
      stop.requireElements().forEach(one -> addStop(one, stops));
    }
    if (!stops.isEmpty()) {
      request.set("stop_sequences", stops);
    }
  }

  private static void addStop(PlacedJson stop, ArrayNode stops) {
    if (stop.requireText().isBlank()) {
      throw new Untranslatable(
          stop.pointer(), "a stop sequence that is not blank", "white space alone");
    }
    stops.add(stop.node());
  }

  private void writeOutputConfig() {
    writeFormat(chat.field("response_format"));
    var effort = Effort.ofChat(chat);
    if (!effort.isEmpty() && terms.takesEffort()) {
      outputConfig.put("effort", effort);
    } else if (!effort.isEmpty()) {
      notes.dropped("reasoning_effort");
    }
    if (!outputConfig.isEmpty()) {
      request.set("output_config", outputConfig);
    }
  }

  private void writeFormat(PlacedJson format) {
    if (format.isAbsent()) {
      return;
    }
    var type = format.requireObject().field("type");
    switch (type.requireText()) {
      case "text" -> {}
      case "json_schema" -> {
        ChatRequestWriter.refuseUnless(terms.takesSchema(), format);
        var schema = format.field("json_schema").field("schema").requireObject();
        outputConfig.putObject("format").put("type", "json_schema").set("schema", schema.node());
      }
      default -> throw Untranslatable.at(type, "\"text\" or \"json_schema\"");
    }
  }

  private void writeUser() {
    var user = chat.field("user");
    var stated = user.isAbsent() ? chat.field("safety_identifier") : user;
    if (!stated.isAbsent()) {
      request.putObject("metadata").put("user_id", stated.requireText());
    }
  }
}
