package dev.pointsman.translate;

import dev.pointsman.upstream.SseFramer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Brings the pieces of a chat stream into the order of Anthropic's blocks. Chat may mix the pieces
/// of parallel calls: one is passed on as it comes, and what begins before its arguments are whole
/// waits until the answer's end.
final class BlockOrder {
  /// In characters. What waits may be as long as one event of any provider.
  private static final int MOST_WAITING = SseFramer.LONGEST_FRAME;

  /// What a block weighs beside its characters: a flood of empty ones must end, too.
  static final int WEIGHT = 128;

  private enum Kind {
    TEXT,
    REFUSAL,
    CALL
  }

  /// A block, and what has come of it while it waits.
  private record Block(Kind kind, String id, String name, StringBuilder words) {
    Block(Kind kind, String id, String name) {
      this(kind, id, name, new StringBuilder());
    }
  }

  private final MessagesEvents events;
  private final Notes notes;
  private final Map<Integer, Block> numbered = new HashMap<>();
  private final List<Block> waiting = new ArrayList<>();

  /// The call whose pieces are passed on as they come.
  private @Nullable Block open;

  private long held;

  BlockOrder(MessagesEvents events, Notes notes) {
    this.events = events;
    this.notes = notes;
  }

  boolean hasCalled() {
    return events.hasCalled();
  }

  void text(String piece) {
    if (numbered.isEmpty()) {
      events.text(piece);
      return;
    }
    say(Kind.TEXT, piece);
  }

  void refusal(String piece) {
    if (numbered.isEmpty()) {
      events.refusal(piece);
      return;
    }
    say(Kind.REFUSAL, piece);
  }

  void call(int number, String id, String name) {
    var call = new Block(Kind.CALL, id, name);
    if (waiting.isEmpty() && (open == null || events.isCallWhole())) {
      open = call;
      events.call(id, name);
    } else {
      queue(call);
    }
    numbered.put(number, call);
  }

  void arguments(int number, String piece) {
    var call = numbered.get(number);
    if (call == null) {
      throw new IllegalStateException("a call is announced before its arguments come");
    }
    if (call.equals(open)) {
      events.arguments(piece);
    } else if (waiting.contains(call)) {
      hold(call, piece);
    } else {
      requireBlank(piece);
    }
  }

  /// Ends the open block, and tells all that waited for it.
  ///
  /// @param isCut whether calls may be incomplete, because the answer reached its limit
  void end(boolean isCut) {
    events.endBlock(isCut);
    waiting.forEach(block -> tell(block, isCut));
    events.endBlock(isCut);
  }

  private void tell(Block block, boolean isCut) {
    var words = block.words().toString();
    switch (block.kind()) {
      case TEXT -> events.text(words);
      case REFUSAL -> events.refusal(words);
      case CALL -> tellCall(block, words, isCut);
    }
  }

  /// A call that was cut off by the length limit is no call; it must never look like one.
  private void tellCall(Block call, String arguments, boolean isCut) {
    if (isCut && (arguments.isBlank() || Json.arguments(arguments).isEmpty())) {
      notes.add(Notes.CUT_CALL);
      return;
    }
    events.call(call.id(), call.name());
    events.arguments(arguments);
  }

  private void say(Kind kind, String piece) {
    if (waiting.isEmpty() || waiting.getLast().kind() != kind) {
      queue(new Block(kind, "", ""));
    }
    hold(waiting.getLast(), piece);
  }

  /// White space alone can follow an object.
  private static void requireBlank(String piece) {
    if (!piece.isBlank()) {
      throw new Untranslatable(
          "", "no more arguments of a call that was whole", piece.length() + " characters more");
    }
  }

  private void queue(Block block) {
    waiting.add(block);
    weigh(block.id().length() + block.name().length() + WEIGHT);
  }

  private void hold(Block block, String piece) {
    weigh(piece.length());
    block.words().append(piece);
  }

  /// Counts what is held back, here or until its call has a name.
  void weigh(int more) {
    held += more;
    if (held > MOST_WAITING) {
      throw new Untranslatable(
          "",
          "at most " + MOST_WAITING + " characters",
          "more than " + MOST_WAITING + " characters behind an unfinished tool call");
    }
  }
}
