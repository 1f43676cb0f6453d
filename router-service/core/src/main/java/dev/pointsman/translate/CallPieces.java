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
    var known = calls.get(number);
    var call = known == null || isOther(known, id, name) ? announced(number, id) : known;
    if (!name.isEmpty() && !call.isNamed()) {
      call = begun(number, call, id, name);
    }
    var arguments = function.field("arguments");
    if (!arguments.isAbsent()) {
      extend(number, call, text(arguments));
    }
  }

  /// Some servers send arguments as an object, whole at once.
  private static String text(PlacedJson arguments) {
    var node = arguments.node();
    return node.isObject() ? node.toString() : arguments.requireText();
  }

  /// Some servers give every call the same number, and tell them apart by their ids; others give
  /// every piece of a call an id of its own, but only the first a name.
  private static boolean isOther(Call known, String id, String name) {
    return known.isNamed() && !name.isEmpty() && !id.isEmpty() && !id.equals(known.id());
  }

  private Call announced(int number, String id) {
    var call = new Call(id, false, new StringBuilder());
    calls.put(number, call);
    blocks.weigh(id.length() + BlockOrder.WEIGHT);
    lastNumber = number;
    return call;
  }

  /// Servers that number no calls begin a new one with each id.
  private int impliedNumber(String id) {
    var last = calls.get(lastNumber);
    var isNext = last == null || (!id.isEmpty() && !id.equals(last.id()));
    return isNext ? lastNumber + 1 : lastNumber;
  }

  private Call begun(int number, Call call, String id, String name) {
    var told = call.id().isEmpty() ? id : call.id();
    blocks.call(number, told, name);
    blocks.arguments(number, call.arguments().toString());
    var begun = new Call(told, true, new StringBuilder());
    calls.put(number, begun);
    return begun;
  }

  private void extend(int number, Call call, String piece) {
    if (call.isNamed()) {
      blocks.arguments(number, piece);
      return;
    }
    blocks.weigh(piece.length());
    call.arguments().append(piece);
  }
}
