package dev.pointsman.check;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/// Counts the brackets of a source file in a language with C's comments and strings. Only what
/// begins as a file does, with its package, imports or includes, is counted: fragments need not
/// balance. Literals that only some languages have are not understood, and files that hold one
/// pass.
final class BracketBalance {
  private static final Pattern FILE_START =
      Pattern.compile("(?:package|import|#include|using|namespace|use|module)\\b.*");
  private static final Pattern UNUSUAL =
      Pattern.compile(
          "@\"|\\$\"|\\$\\{|\\bb?r#*\"|R\"|^\\s*#\\s*(?:if|else|define)", Pattern.MULTILINE);

  private final String code;
  private final Deque<Character> expected = new ArrayDeque<>();

  private BracketBalance(String code) {
    this.code = code;
  }

  static boolean isBroken(String code) {
    return isFile(code) && !UNUSUAL.matcher(code).find() && !new BracketBalance(code).isBalanced();
  }

  private static boolean isFile(String code) {
    return code.lines()
        .filter(line -> !line.isBlank() && !line.strip().matches("(?://|/\\*|\\*).*"))
        .findFirst()
        .filter(line -> FILE_START.matcher(line).matches())
        .isPresent();
  }

  private boolean isBalanced() {
    var at = 0;
    while (at < code.length()) {
      var end = quietEnd(at);
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

  /// The end of the comment, string or character that begins here, else this very place.
  private int quietEnd(int at) {
    if (code.startsWith("//", at)) {
      return after("\n", at);
    }
    if (code.startsWith("/*", at)) {
      return after("*/", at + 2);
    }
    if (code.startsWith("\"\"\"", at)) {
      return after("\"\"\"", at + 3);
    }
    return switch (code.charAt(at)) {
      case '"' -> stringEnd(at);
      case '`' -> after("`", at + 1);
      case '\'' -> characterEnd(at);
      default -> at;
    };
  }

  private int after(String mark, int from) {
    var found = code.indexOf(mark, from);
    return found < 0 ? code.length() : found + mark.length();
  }

  private int stringEnd(int start) {
    var at = start + 1;
    while (at < code.length() && code.charAt(at) != '"' && code.charAt(at) != '\n') {
      at += code.charAt(at) == '\\' ? 2 : 1;
    }
    return Math.min(at + 1, code.length());
  }

  /// A quote that closes no character, such as a Rust lifetime's, is skipped alone.
  private int characterEnd(int start) {
    if (code.startsWith("\\", start + 1)) {
      return after("'", start + 3);
    }
    return code.startsWith("'", start + 2) ? start + 3 : start + 1;
  }
}
