package dev.pointsman.translate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// Writes the events of one Anthropic stream in their order: one block after the other, each opened
/// once and closed once.
final class MessagesEvents {
  /// In characters: more is a text of its own.
  private static final int LONGEST_LEAD = 4_096;

  private enum Block {
    NONE,
    TEXT,
    REFUSAL,
    CALL
  }

  private final List<StreamEvent> out;
  private boolean isStarted;
  private boolean hasCalled;
  private Block open = Block.NONE;
  private int index = -1;
  private long characters;

  /// White space that no block has been opened for: the Messages API refuses a text without a word
  /// when the client sends it back.
  private final StringBuilder lead = new StringBuilder();

  private final StringBuilder arguments = new StringBuilder();

  MessagesEvents(List<StreamEvent> out) {
    this.out = out;
  }

  /// Characters of the model's own words.
  long characters() {
    return characters;
  }

  boolean hasCalled() {
    return hasCalled;
  }

  /// The first chunk knows the message's name and model, but rarely its usage.
  void start(JsonNode chunk, ObjectNode usage) {
    if (isStarted) {
      return;
    }
    isStarted = true;
    var start = Json.object("message_start");
    var message = start.putObject("message").put("id", chunk.path("id").asText(""));
    message.put("type", "message").put("role", "assistant");
    message.put("model", chunk.path("model").asText("")).putArray("content");
    message.putNull("stop_reason").putNull("stop_sequence");
    message.set("usage", usage);
    send(start);
  }

  void text(String piece) {
    say(Block.TEXT, piece);
  }

  void refusal(String piece) {
    say(Block.REFUSAL, piece);
  }

  void call(String id, String name) {
    endBlock(false);
    lead.setLength(0);
    hasCalled = true;
    var block = Json.object("tool_use");
    block.put("id", MessagesAnswerWriter.callId(id, index + 1)).put("name", name);
    block.putObject("input");
    open(Block.CALL, block);
  }

  /// A piece of the open call's.
  void arguments(String piece) {
    if (!piece.isEmpty()) {
      arguments.append(piece);
      characters += piece.length();
      delta(Json.object("input_json_delta").put("partial_json", piece));
    }
  }

  /// Whether nothing but white space can follow what has come of the open call's arguments.
  boolean isCallWhole() {
    return !arguments.isEmpty() && Json.arguments(arguments.toString()).isPresent();
  }

  /// Closes the open block, if any.
  ///
  /// @param isCut whether a call may be incomplete, because the answer reached its limit
  void endBlock(boolean isCut) {
    if (open == Block.NONE) {
      return;
    }
    if (open == Block.CALL && !isCut && Json.arguments(arguments.toString()).isEmpty()) {
      throw new Untranslatable(
          "", "a JSON object", "something other than a JSON object for a tool call");
    }
    arguments.setLength(0);
    open = Block.NONE;
    send(Json.object("content_block_stop").put("index", index));
  }

  void end(String stopReason, ObjectNode usage) {
    var last = Json.object("message_delta");
    last.putObject("delta").put("stop_reason", stopReason).putNull("stop_sequence");
    last.set("usage", usage);
    send(last);
    send(Json.object("message_stop"));
  }

  void fail(UpstreamError error) {
    send(error.toMessages());
  }

  private void say(Block kind, String piece) {
    characters += piece.length();
    lead.append(piece);
    if (open != kind && isLead(piece)) {
      return;
    }
    if (open != kind) {
      endBlock(false);
      open(kind, Json.textBlock(""));
    }
    delta(Json.object("text_delta").put("text", lead.toString()));
    lead.setLength(0);
  }

  private boolean isLead(String piece) {
    return piece.isBlank() && lead.length() <= LONGEST_LEAD;
  }

  private void open(Block kind, ObjectNode block) {
    open = kind;
    index++;
    var start = Json.object("content_block_start").put("index", index);
    start.set("content_block", block);
    send(start);
  }

  private void delta(ObjectNode delta) {
    var event = Json.object("content_block_delta").put("index", index);
    event.set("delta", delta);
    send(event);
  }

  private void send(ObjectNode event) {
    out.add(new StreamEvent(event.path("type").textValue(), event.toString()));
  }
}
