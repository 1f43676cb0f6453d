package dev.pointsman.translate;

import dev.pointsman.json.PlacedJson;
import java.util.HashMap;
import java.util.Map;

/// Joins the pieces of a chat stream's tool calls. A call begins with its name, which some servers
/// tell behind its id; what comes before waits for it.
final class CallPieces {
  /// A call, and what has come of its arguments before its name.
  private record Call(String id, boolean isNamed, StringBuilder arguments) {}

  private final BlockOrder blocks;
  private final Notes notes;
  private final Map<Integer, Call> calls = new HashMap<>();
  private int lastNumber = -1;

  CallPieces(BlockOrder blocks, Notes notes) {
    this.blocks = blocks;
    this.notes = notes;
  }

  /// Reads an element of `tool_calls`.
  void add(PlacedJson piece) {
    var id = piece.node().path("id").asText("");
    add(piece.node().path("index").asInt(impliedNumber(id)), id, piece.field("function"));
  }

  /// Reads `function_call`, the only call of servers that know no other.
  void addOnly(PlacedJson function) {
    add(0, "", function);
  }

  /// Closes what is open.
  ///
  /// @param isCut whether calls may be incomplete, because the answer reached its limit
  void end(boolean isCut) {
    if (calls.values().stream().allMatch(Call::isNamed)) {
      return;
    }
    if (!isCut) {
      throw new Untranslatable("", "the name of a tool call", "a tool call without a name");
    }
    notes.add(Notes.CUT_CALL);
  }

  private void add(int number, String id, PlacedJson function) {
    var name = function.node().path("name").asText("");
    if (isNew(number, id, name)) {
      calls.put(number, new Call(id, false, new StringBuilder()));
      blocks.weigh(id.length() + BlockOrder.WEIGHT);
      lastNumber = number;
    }
    if (!name.isEmpty()) {
      begin(number, id, name);
    }
    var arguments = function.field("arguments");
    if (!arguments.isAbsent()) {
      extend(number, arguments.requireText());
    }
  }

  /// Some servers give every call the same number, and tell them apart by their ids; others give
  /// every piece of a call an id of its own, but only the first a name.
  private boolean isNew(int number, String id, String name) {
    var known = calls.get(number);
    return known == null
        || (known.isNamed() && !name.isEmpty() && !id.isEmpty() && !id.equals(known.id()));
  }

  /// Servers that number no calls begin a new one with each id.
  private int impliedNumber(String id) {
    var last = calls.get(lastNumber);
    var isNext = last == null || (!id.isEmpty() && !id.equals(last.id()));
    return isNext ? lastNumber + 1 : lastNumber;
  }

  private void begin(int number, String id, String name) {
    var call = calls.get(number);
    if (call == null || call.isNamed()) {
      return;
    }
    var told = call.id().isEmpty() ? id : call.id();
    calls.put(number, new Call(told, true, new StringBuilder()));
    blocks.call(number, told, name);
    blocks.arguments(number, call.arguments().toString());
  }

  private void extend(int number, String piece) {
    var call = calls.get(number);
    if (call == null || call.isNamed()) {
      blocks.arguments(number, piece);
      return;
    }
    blocks.weigh(piece.length());
    call.arguments().append(piece);
  }
}
