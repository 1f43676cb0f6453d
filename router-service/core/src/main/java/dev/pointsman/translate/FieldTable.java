package dev.pointsman.translate;

import dev.pointsman.json.PlacedJson;
import java.util.Map;
import java.util.Set;

/// The top-level fields of a dialect that are translated, and those without which the call would be
/// another one. Every other field is left out with a note: clients grow new ones all the time.
///
/// @param api the other dialect, by name
/// @param absent which the other dialect has nothing for
/// @param refused what is expected of each of the others instead
record FieldTable(
    String api, Set<String> translated, Set<String> absent, Map<String, String> refused) {
  void inspect(PlacedJson body, Notes notes) {
    body.requireFields().forEach((name, value) -> inspect(name, value, notes));
  }

  private void inspect(String name, PlacedJson value, Notes notes) {
    if (translated.contains(name) || Json.isIdle(value.node())) {
      return;
    }
    var expected = absent.contains(name) ? nothing() : refused.get(name);
    if (expected != null) {
      throw Untranslatable.at(value, expected);
    }
    notes.dropped(name);
  }

  private String nothing() {
    return "nothing: " + api + " has no such field";
  }
}
