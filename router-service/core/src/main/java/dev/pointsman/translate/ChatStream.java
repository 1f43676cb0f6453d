package dev.pointsman.translate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pointsman.json.JsonReader;
import dev.pointsman.json.MalformedJson;
import dev.pointsman.json.PlacedJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Turns Anthropic events into the chunks of a chat completion.
final class ChatStream implements StreamTranslator {
  /// A tool call whose block is open.
  private record OpenCall(int index, JsonNode input, boolean hasPieces) {}

  private final List<StreamEvent> out = new ArrayList<>();
  private final ChatChunks chunks;
  private final Notes notes = new Notes();
  private final Map<Integer, OpenCall> calls = new HashMap<>();
  private final ObjectNode usage = Json.object();
  private State state = State.RUNNING;
  private @Nullable StreamFault fault;
  private int callCount;

  /// A call that ended without a piece: none whatever it takes, or cut off before its arguments.
  private @Nullable OpenCall bare;

  private final ObjectNode ending = Json.object();

  ChatStream(boolean includeUsage, Instant at) {
    this.chunks = new ChatChunks(out, includeUsage, at);
  }

  @Override
  public List<StreamEvent> accept(String data) {
    if (state != State.RUNNING) {
      return List.of();
    }
    try {
      read(PlacedJson.root(JsonReader.read(data)).requireObject());
    } catch (MalformedJson failure) {
      fail(StreamFault.garbled("the upstream sent no event of an Anthropic message"));
    }
    return taken();
  }

  @Override
  public List<StreamEvent> finish() {
    if (state == State.RUNNING) {
      fail(StreamFault.CUT);
    }
    return taken();
  }

  @Override
  public State state() {
    return state;
  }

  @Override
  public List<String> notes() {
    return notes.lines();
  }

  @Override
  public Optional<StreamFault> fault() {
    return Optional.ofNullable(fault);
  }

  private List<StreamEvent> taken() {
    var taken = List.copyOf(out);
    out.clear();
    return taken;
  }

  private void fail(StreamFault why) {
    fault = why;
    fail(UpstreamError.broken(why.sentence()));
  }

  private void fail(UpstreamError error) {
    chunks.fail(error);
    state = State.FAILED;
  }

  /// Pings, and events of a future kind, say nothing to a chat client.
  private void read(PlacedJson event) {
    var node = event.node();
    switch (event.field("type").requireText()) {
      case "message_start" -> start(node.path("message"));
      case "content_block_start" -> open(index(event), event.field("content_block"));
      case "content_block_delta" -> extend(index(event), event.field("delta"));
      case "content_block_stop" -> close(index(event));
      case "message_delta" -> {
        keep(node.path("delta"), ending);
        keep(node.path("usage"), usage);
      }
      case "message_stop" -> end();
      case "error" -> fail(UpstreamError.inStream(node));
      default -> {}
    }
  }

  private static int index(PlacedJson event) {
    return (int) event.field("index").requireCount();
  }

  private void start(JsonNode message) {
    keep(message.path("usage"), usage);
    chunks.start(message.path("id").asText(""), message.path("model").asText(""));
  }

  /// What is told later adds to what was told before; null takes nothing back.
  private static void keep(JsonNode told, ObjectNode known) {
    told.properties().stream()
        .filter(field -> !field.getValue().isNull())
        .forEach(field -> known.set(field.getKey(), field.getValue()));
  }

  private void open(int index, PlacedJson block) {
    tellBare();
    switch (block.field("type").requireText()) {
      case "text" -> chunks.text(block.node().path("text").asText(""));
      case "tool_use" -> {
        calls.put(index, new OpenCall(callCount, block.node().path("input"), false));
        chunks.call(
            callCount,
            ToolNames.id(block.field("id").requireText()),
            block.field("name").requireText());
        callCount++;
      }
      case "thinking", "redacted_thinking" -> notes.dropped("thinking");
      default -> notes.dropped(block.field("type").requireText());
    }
  }

  private void extend(int index, PlacedJson delta) {
    switch (delta.field("type").requireText()) {
      case "text_delta" -> chunks.text(delta.field("text").requireText());
      case "input_json_delta" -> extendCall(index, delta.field("partial_json").requireText());
      default -> {}
    }
  }

  private void extendCall(int index, String piece) {
    var call = calls.get(index);
    if (call == null || piece.isEmpty()) {
      return;
    }
    calls.put(index, new OpenCall(call.index(), call.input(), true));
    chunks.arguments(call.index(), piece);
  }

  private void close(int index) {
    tellBare();
    var call = calls.remove(index);
    if (call == null || call.hasPieces()) {
      return;
    }
    bare = call;
    if (!call.input().isEmpty()) {
      tellBare();
    }
  }

  /// A call without arguments has no piece, but chat clients expect a JSON object.
  private void tellBare() {
    if (bare != null) {
      chunks.arguments(bare.index(), bare.input().isObject() ? bare.input().toString() : "{}");
      bare = null;
    }
  }

  private void end() {
    var reason = ending.path("stop_reason");
    if (!reason.isTextual()) {
      fail(StreamFault.garbled("the upstream ended its answer without a reason"));
      return;
    }
    var refusal = ending.path("stop_details").path("explanation");
    if (refusal.isTextual()) {
      chunks.refusal(refusal.textValue());
    }
    var finish = StopReasons.toChat(reason.textValue(), notes);
    if (!finish.equals(StopReasons.LENGTH)) {
      tellBare();
    }
    chunks.end(finish, UsageFields.toChat(usage));
    state = State.FINISHED;
  }
}
