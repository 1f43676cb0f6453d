package dev.pointsman.upstream;

import dev.pointsman.json.MalformedJson;
import dev.pointsman.json.PlacedJson;
import dev.pointsman.unit.TokenCount;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Reads one row of the capability table.
final class CapabilityReader {
  private CapabilityReader() {}

  static Capabilities read(PlacedJson row) {
    return new Capabilities(
        tokens(row.field("context")),
        tokens(row.field("output")),
        words(row.field("thinking")),
        words(row.field("efforts")),
        forcedTools(row.field("forced_tools")),
        signatures(row),
        traits(row));
  }

  private static TokenCount tokens(PlacedJson count) {
    return count.isAbsent() ? TokenCount.ZERO : new TokenCount((long) count.requireCount());
  }

  private static List<String> words(PlacedJson list) {
    return list.isAbsent()
        ? List.of()
        : list.requireElements().stream().map(PlacedJson::requireText).toList();
  }

  /// Where a row names no kin, its models stand alone.
  private static String signatures(PlacedJson row) {
    var stated = row.field("signatures");
    return (stated.isAbsent() ? row.field("models") : stated).requireText();
  }

  private static ForcedTools forcedTools(PlacedJson word) {
    if (word.isAbsent()) {
      return ForcedTools.ALWAYS;
    }
    return Arrays.stream(ForcedTools.values())
        .filter(one -> one.label().equals(word.requireText()))
        .findFirst()
        .orElseThrow(() ->
            new MalformedJson(word.pointer(), "always, without_thinking or never", "another word"));
  }

  private static Set<Trait> traits(PlacedJson row) {
    var traits = EnumSet.noneOf(Trait.class);
    for (var trait : Trait.values()) {
      var stated = row.field(trait.label());
      if (stated.isAbsent() ? trait.isUsual() : stated.requireFlag()) {
        traits.add(trait);
      }
    }
    return traits;
  }
}
