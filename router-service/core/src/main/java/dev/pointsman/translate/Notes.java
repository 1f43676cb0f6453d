package dev.pointsman.translate;

import dev.pointsman.json.PlacedJson;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What a translation left out or changed, each once, for the reader of the decision.
final class Notes {
  static final String CUT_CALL = "dropped a tool call that was cut off";
  private static final String NAME = "[A-Za-z0-9_.-]{1,64}";

  private final Set<String> lines = new LinkedHashSet<>();

  void add(String line) {
    lines.add(line);
  }

  void dropped(String name) {
    lines.add("dropped " + (name.matches(NAME) ? name : "a field of an unusual name"));
  }

  /// Notes every field of an object that is not among these and says anything.
  void droppedBeside(Set<String> known, PlacedJson object) {
    object.node().properties().stream()
        .filter(field -> !known.contains(field.getKey()) && !Json.isIdle(field.getValue()))
        .forEach(field -> dropped(field.getKey()));
  }

  List<String> lines() {
    return List.copyOf(lines);
  }
}
