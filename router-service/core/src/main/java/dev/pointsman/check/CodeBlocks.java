package dev.pointsman.check;

import dev.pointsman.json.JsonReader;
import dev.pointsman.json.MalformedJson;
import java.util.List;
import java.util.regex.Pattern;

/// Holds the fenced code of an answer to its language, where it shows a whole thing. Sketches, with
/// an ellipsis, a comment or a placeholder, pass: they are how people explain code.
final class CodeBlocks {
  private static final Pattern SKETCH =
      Pattern.compile(
          "\\.\\.\\.|\u2026|\\{\\{|\\b(?:existing|omitted|unchanged|rest of|placeholder)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern JSON_SKETCH =
      Pattern.compile("//|/\\*|^\\s*#|<\\w+>", Pattern.MULTILINE);

  private CodeBlocks() {}

  static CheckResult check(FinishedAnswer answer) {
    for (var block : FencedBlock.of(answer.text())) {
      var problem = problem(block);
      if (!problem.isEmpty()) {
        return CheckResult.failed(Check.CODE, problem);
      }
    }
    return CheckResult.PASSED;
  }

  private static String problem(FencedBlock block) {
    var language = block.language();
    var code = block.code();
    if (SKETCH.matcher(code).find()) {
      return "";
    }
    if (language.equals("json")) {
      return isBrokenJson(code) ? "a block of JSON does not parse" : "";
    }
    if (language.equals("xml")) {
      return XmlText.isBroken(code) ? "a block of XML does not parse" : "";
    }
    return Notation.of(language)
        .filter(notation -> BracketBalance.isBroken(notation, code))
        .map(_ -> "the brackets of a " + language + " file do not match")
        .orElse("");
  }

  /// A document, or one a line; a fragment such as a lone `"key": value` is none of both.
  private static boolean isBrokenJson(String code) {
    var text = code.strip();
    var isDocument = text.startsWith("{") || text.startsWith("[");
    if (!isDocument || JSON_SKETCH.matcher(text).find()) {
      return false;
    }
    return !isJson(text)
        && !text.lines().filter(line -> !line.isBlank()).allMatch(CodeBlocks::isJson)
        && !areDocuments(text);
  }

  /// Some documents one after the other, each over several lines.
  private static boolean areDocuments(String text) {
    return List.of(text.split("(?m)^(?=[{\\[])", -1)).stream()
        .filter(part -> !part.isBlank())
        .allMatch(CodeBlocks::isJson);
  }

  private static boolean isJson(String text) {
    try {
      JsonReader.read(text);
      return true;
    } catch (MalformedJson failure) {
      return false;
    }
  }
}
