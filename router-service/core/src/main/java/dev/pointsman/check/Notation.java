package dev.pointsman.check;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// How languages of one kind begin a file, and what in it is no code: comments and texts, whose
/// brackets say nothing.
enum Notation {
  /// Literals that only some of these languages have are not understood.
  C(
      "(?:package|import|#include|using|namespace|use|module)\\b.*",
      "@\"|\\$\"|\\$\\{|\\bb?r#*\"|R\"|^\\s*#\\s*(?:if|else|define)",
      "//",
      "\"\"\"|`",
      "\""),
  /// Neither are regular expressions, nor elements of XML between the code.
  SCRIPT(
      "(?:import|export)\\b.*|['\"]use strict['\"].*",
      "\\$\\{|(?:^|[=(,:;!&|?{}\\[]|\\breturn)\\s*/(?![/*])|</|/>",
      "//",
      "`",
      "\"'"),
  PYTHON(
      "(?:import|from|def|async def|class)\\b.*|@\\w.*|#!.*",
      "^\\s*(?:>>>|%)",
      "#",
      "\"\"\"|'''",
      "\"'");

  private static final Map<String, Notation> LANGUAGES =
      Map.ofEntries(
          Map.entry("java", C),
          Map.entry("go", C),
          Map.entry("golang", C),
          Map.entry("c", C),
          Map.entry("cpp", C),
          Map.entry("c++", C),
          Map.entry("csharp", C),
          Map.entry("cs", C),
          Map.entry("rust", C),
          Map.entry("rs", C),
          Map.entry("kotlin", C),
          Map.entry("javascript", SCRIPT),
          Map.entry("js", SCRIPT),
          Map.entry("typescript", SCRIPT),
          Map.entry("ts", SCRIPT),
          Map.entry("python", PYTHON),
          Map.entry("py", PYTHON));

  private final Pattern start;
  private final Pattern unusual;
  private final String comment;
  private final Pattern longQuote;
  private final String quotes;

  /// @param longQuote what opens, and closes, a text of several lines
  /// @param quotes each opens a text that ends on its line
  Notation(String start, String unusual, String comment, String longQuote, String quotes) {
    this.start = Pattern.compile(start);
    this.unusual = Pattern.compile(unusual, Pattern.MULTILINE);
    this.comment = comment;
    this.longQuote = Pattern.compile(longQuote);
    this.quotes = quotes;
  }

  /// Of a language as fences name it.
  static Optional<Notation> of(String language) {
    return Optional.ofNullable(LANGUAGES.get(language));
  }

  /// Whether this is a file, and nothing in it is beyond these rules.
  boolean isFile(String code) {
    return code.lines()
            .filter(line -> !line.isBlank() && !isComment(line.strip()))
            .findFirst()
            .filter(line -> start.matcher(line).matches())
            .isPresent()
        && !unusual.matcher(code).find();
  }

  private boolean isComment(String line) {
    if (hasBlockComments() && line.matches("(?:/\\*|\\*).*")) {
      return true;
    }
    return line.startsWith(comment) && !start.matcher(line).matches();
  }

  private boolean hasBlockComments() {
    return this != PYTHON;
  }

  /// The end of the comment or text that begins here, else this very place.
  int quietEnd(String code, int at) {
    if (code.startsWith(comment, at)) {
      return after(code, "\n", at);
    }
    if (hasBlockComments() && code.startsWith("/*", at)) {
      return after(code, "*/", at + 2);
    }
    var opening = longQuote.matcher(code).region(at, code.length());
    if (opening.lookingAt()) {
      return after(code, opening.group(), opening.end());
    }
    if (quotes.indexOf(code.charAt(at)) >= 0) {
      return textEnd(code, at);
    }
    return code.charAt(at) == '\'' ? characterEnd(code, at) : at;
  }

  private static int after(String code, String mark, int from) {
    var found = code.indexOf(mark, from);
    return found < 0 ? code.length() : found + mark.length();
  }

  private static int textEnd(String code, int start) {
    var at = start + 1;
    while (at < code.length() && code.charAt(at) != code.charAt(start) && code.charAt(at) != '\n') {
      at += code.charAt(at) == '\\' ? 2 : 1;
    }
    return Math.min(at + 1, code.length());
  }

  /// A quote that closes no character, such as a Rust lifetime's, is skipped alone.
  private static int characterEnd(String code, int start) {
    if (code.startsWith("\\", start + 1)) {
      return after(code, "'", start + 3);
    }
    return code.startsWith("'", start + 2) ? start + 3 : start + 1;
  }
}
