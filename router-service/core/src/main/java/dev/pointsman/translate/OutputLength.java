package dev.pointsman.translate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pointsman.json.PlacedJson;

/// The limit of an answer's length, within what the model can write.
final class OutputLength {
  /// Every Claude model writes that much.
  private static final long DEFAULT = 4_096;

  private OutputLength() {}

  /// For chat, where a limit may be missing.
  static void write(PlacedJson wish, RequestTerms terms, ObjectNode chat, Notes notes) {
    if (!wish.isAbsent()) {
      chat.put(terms.outputLimit().field(), within(wish, terms, notes));
    }
  }

  /// For Messages, which demands one.
  static long demanded(PlacedJson wish, RequestTerms terms, Notes notes) {
    if (!wish.isAbsent()) {
      return within(wish, terms, notes);
    }
    var most = terms.mostOutput().value();
    return most > 0 ? most : DEFAULT;
  }

  private static long within(PlacedJson wish, RequestTerms terms, Notes notes) {
    var tokens = (long) wish.requireCount();
    var most = terms.mostOutput().value();
    if (most == 0 || tokens <= most) {
      return tokens;
    }
    notes.add("cut max_tokens down to the " + most + " that the model writes at most");
    return most;
  }
}
