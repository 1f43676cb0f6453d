package dev.pointsman.upstream;

/// Looks at single fields of an event's data without reading the JSON. A key's quotes are never
/// escaped and a text's always are, so that no word of the model passes for a key.
final class JsonPeek {
  private JsonPeek() {}

  /// Whether a field of this name has a value that begins so, at any depth.
  static boolean has(String json, String name, char first) {
    for (var at = valueOf(json, name, 0); at >= 0; at = valueOf(json, name, at)) {
      if (at < json.length() && json.charAt(at) == first) {
        return true;
      }
    }
    return false;
  }

  /// Whether a field of this name has this text, which needs no escapes, at any depth.
  static boolean hasText(String json, String name, String text) {
    for (var at = valueOf(json, name, 0); at >= 0; at = valueOf(json, name, at)) {
      if (json.startsWith('"' + text + '"', at)) {
        return true;
      }
    }
    return false;
  }

  /// The characters of all texts in fields of this name, escapes counted as one each.
  static int characters(String json, String name) {
    var sum = 0;
    for (var at = valueOf(json, name, 0); at >= 0; at = valueOf(json, name, at)) {
      if (at < json.length() && json.charAt(at) == '"') {
        sum += characters(json, at + 1);
      }
    }
    return sum;
  }

  private static int characters(String json, int from) {
    var count = 0;
    var at = from;
    while (at < json.length() && json.charAt(at) != '"') {
      at += json.charAt(at) == '\\' ? 2 : 1;
      count++;
    }
    return count;
  }

  /// Where the next value of that field begins, -1 when there is none.
  private static int valueOf(String json, String name, int from) {
    var key = '"' + name + '"';
    for (var at = json.indexOf(key, from); at >= 0; at = json.indexOf(key, at + 1)) {
      var colon = pastBlanks(json, at + key.length());
      if (colon < json.length() && json.charAt(colon) == ':') {
        return pastBlanks(json, colon + 1);
      }
    }
    return -1;
  }

  private static int pastBlanks(String json, int from) {
    var at = from;
    while (at < json.length() && json.charAt(at) <= ' ') {
      at++;
    }
    return at;
  }
}
