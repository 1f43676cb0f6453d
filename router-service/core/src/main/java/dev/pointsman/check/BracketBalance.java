package dev.pointsman.check;

import java.util.ArrayDeque;
import java.util.Deque;

/// Counts the brackets of a source file. Only what begins as a file does, with its package, imports
/// or includes, is counted: fragments need not balance. Files that hold literals which the notation
/// does not know pass.
final class BracketBalance {
  private final Notation notation;
  private final String code;
  private final Deque<Character> expected = new ArrayDeque<>();

  private BracketBalance(Notation notation, String code) {
    this.notation = notation;
    this.code = code;
  }

  static boolean isBroken(Notation notation, String code) {
    return notation.isFile(code) && !new BracketBalance(notation, code).isBalanced();
  }

  private boolean isBalanced() {
    var at = 0;
    while (at < code.length()) {
      var end = notation.quietEnd(code, at);
      if (end == at && !fits(code.charAt(at))) {
        return false;
      }
      at = Math.max(end, at + 1);
    }
    return expected.isEmpty();
  }

  private boolean fits(char character) {
    switch (character) {
      case '(' -> expected.push(')');
      case '[' -> expected.push(']');
      case '{' -> expected.push('}');
      case ')', ']', '}' -> {
        return !expected.isEmpty() && expected.pop() == character;
      }
      default -> {}
    }
    return true;
  }
}
