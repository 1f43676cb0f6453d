package dev.pointsman.translate;

import dev.pointsman.json.PlacedJson;
import java.util.Locale;

/// The names of tools and of their calls, within what both APIs allow.
final class ToolNames {
  private static final int LONGEST_ID = 40;
  private static final int KEPT = 31;

  private ToolNames() {}

  static String name(PlacedJson name) {
    var text = name.requireText();
    if (!text.matches("[A-Za-z0-9_-]{1,64}")) {
      throw new Untranslatable(
          name.pointer(), "a name of 1 to 64 letters, digits, '_' or '-'", "another name");
    }
    return text;
  }

  /// The same id wherever it occurs, so that results still find their calls.
  static String id(String id) {
    if (id.matches("[A-Za-z0-9_-]{1," + LONGEST_ID + "}")) {
      return id;
    }
    var plain = id.replaceAll("[^A-Za-z0-9_-]", "_");
    return plain.substring(0, Math.min(plain.length(), KEPT))
        + String.format(Locale.ROOT, "_%08x", id.hashCode());
  }
}
