package dev.pointsman.upstream;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Makes request bodies as odd as JSON allows: any order, any spacing, numbers and escapes of every
/// spelling. The model's name stands between two marks, so that a test can exchange it by itself.
final class BodyMaker {
  private static final List<String> SPACES = List.of("", "", " ", "\n", "\t ", " \r\n");
  private static final List<String> SCALARS =
      List.of(
          "0",
          "-0.0",
          "1e5",
          "1E+2",
          "12345678901234567890123",
          "0.1000",
          "true",
          "false",
          "null",
          "\"\"",
          "\"a\\u0041\\n\"",
          "\"\\\"model\\\":\\\"x\\\"\"",
          "\"日本 🚂\"",
          "\"}],{\"",
          "\"\\\\\"");
  private static final List<String> NAMES =
      List.of(
          "messages", "model ", "Model", "mo\\u0064els", "x", "temperature", "日", "a/b", "~", "");

  private BodyMaker() {}

  static String body(Random luck, String model) {
    var fields = new ArrayList<String>();
    var names = new ArrayList<>(NAMES);
    Collections.shuffle(names, luck);
    for (var name : names.subList(0, luck.nextInt(names.size()))) {
      fields.add('"' + name + '"' + space(luck) + ":" + space(luck) + value(luck, 3));
    }
    fields.add("\"model\"" + space(luck) + ":" + space(luck) + '"' + model + '"');
    Collections.shuffle(fields, luck);
    return space(luck) + "{" + joined(luck, fields) + "}" + space(luck);
  }

  /// The same body with another model, found by its mark and not by a parser.
  static String renamed(String body, String model) {
    return body.replace("\"old\"", '"' + model + '"');
  }

  static String list(Random luck, int size) {
    var numbers = new ArrayList<String>();
    for (var i = 0; i < size; i++) {
      numbers.add(Integer.toString(i));
    }
    return "{\"list\":[" + joined(luck, numbers) + "]}";
  }

  private static String value(Random luck, int depth) {
    var kind = depth == 0 ? 0 : luck.nextInt(4);
    return switch (kind) {
      case 1 -> "[" + joined(luck, List.of(value(luck, depth - 1), value(luck, 0))) + "]";
      case 2 -> "{" + joined(luck, List.of("\"model\":" + value(luck, depth - 1))) + "}";
      default -> SCALARS.get(luck.nextInt(SCALARS.size()));
    };
  }

  private static String joined(Random luck, List<String> parts) {
    var spaced = parts.stream().map(part -> space(luck) + part + space(luck)).toList();
    return String.join(",", spaced);
  }

  private static String space(Random luck) {
    return SPACES.get(luck.nextInt(SPACES.size()));
  }
}
