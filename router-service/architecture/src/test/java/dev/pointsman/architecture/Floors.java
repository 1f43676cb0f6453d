package dev.pointsman.architecture;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// The floor of every package and the lower packages that each names; whatever is not named here is
/// out of reach.
final class Floors {
  static final String ROOT = "dev.pointsman.";

  private static final Map<String, Integer> FLOORS =
      Map.ofEntries(
          Map.entry("unit", 0),
          Map.entry("json", 0),
          Map.entry("disk", 0),
          Map.entry("request", 0),
          Map.entry("rehearsal", 1),
          Map.entry("rig", 2),
          Map.entry("catalog", 1),
          Map.entry("feature", 1),
          Map.entry("wire", 1),
          Map.entry("classify", 2),
          Map.entry("upstream", 2),
          Map.entry("session", 2),
          Map.entry("policy", 3),
          Map.entry("translate", 3),
          Map.entry("check", 3),
          Map.entry("outcome", 1),
          Map.entry("journal", 4),
          Map.entry("insight", 5),
          Map.entry("label", 6),
          Map.entry("dataset", 5),
          Map.entry("evaluate", 6),
          Map.entry("review", 7),
          Map.entry("text", 7),
          Map.entry("bundle", 7),
          Map.entry("onnx", 8),
          Map.entry("config", 9),
          Map.entry("count", 9),
          Map.entry("fit", 9),
          Map.entry("export", 10),
          Map.entry("proxy", 10),
          Map.entry("http", 11),
          Map.entry("round", 11),
          Map.entry("bench", 12),
          Map.entry("fleet", 12),
          Map.entry("cli", 12),
          Map.entry("cli.training", 13));

  private static final Map<String, Set<String>> NAMED =
      Map.ofEntries(
          Map.entry("unit", Set.of()),
          Map.entry("json", Set.of()),
          Map.entry("disk", Set.of()),
          Map.entry("request", Set.of()),
          Map.entry("catalog", Set.of("unit")),
          Map.entry("feature", Set.of("request")),
          Map.entry("wire", Set.of("json", "request")),
          Map.entry("classify", Set.of("unit", "request", "feature")),
          Map.entry("outcome", Set.of("unit")),
          Map.entry("insight", Set.of("unit", "json", "feature", "classify", "journal")),
          Map.entry("rehearsal", Set.of()),
          Map.entry("rig", Set.of("rehearsal")),
          Map.entry("upstream", Set.of("unit", "json", "request", "catalog")),
          Map.entry("session", Set.of("unit", "request", "catalog", "feature")),
          Map.entry(
              "policy", Set.of("unit", "request", "catalog", "feature", "classify", "session")),
          Map.entry("translate", Set.of("unit", "json", "request", "upstream")),
          Map.entry("check", Set.of("unit", "json", "request", "upstream")),
          Map.entry(
              "journal",
              Set.of(
                  "unit",
                  "json",
                  "request",
                  "catalog",
                  "feature",
                  "classify",
                  "session",
                  "policy",
                  "upstream",
                  "outcome")),
          Map.entry(
              "dataset",
              Set.of(
                  "unit",
                  "json",
                  "disk",
                  "request",
                  "catalog",
                  "feature",
                  "classify",
                  "policy",
                  "wire",
                  "outcome",
                  "journal")),
          Map.entry(
              "label",
              Set.of(
                  "unit",
                  "request",
                  "catalog",
                  "feature",
                  "session",
                  "policy",
                  "upstream",
                  "outcome",
                  "journal",
                  "dataset")),
          Map.entry(
              "review",
              Set.of(
                  "unit",
                  "request",
                  "catalog",
                  "classify",
                  "policy",
                  "outcome",
                  "journal",
                  "dataset",
                  "label")),
          Map.entry(
              "evaluate",
              Set.of(
                  "unit",
                  "request",
                  "catalog",
                  "feature",
                  "classify",
                  "upstream",
                  "session",
                  "policy",
                  "outcome",
                  "journal",
                  "insight",
                  "dataset")));

  private Floors() {}

  static Set<String> packages() {
    return FLOORS.keySet();
  }

  /// What is wrong with the floors themselves.
  static List<String> mistakes() {
    return mistakes(FLOORS, NAMED);
  }

  /// Each package that names one without a floor, or one that lies no lower than itself.
  static List<String> mistakes(Map<String, Integer> floors, Map<String, Set<String>> named) {
    return named.entrySet().stream()
        .flatMap(entry ->
            entry.getValue().stream()
                .filter(to -> !isLower(to, entry.getKey(), floors))
                .map(to -> entry.getKey() + " names " + to))
        .sorted()
        .toList();
  }

  private static boolean isLower(String to, String from, Map<String, Integer> floors) {
    return floors.containsKey(from) && floors.containsKey(to) && floors.get(to) < floors.get(from);
  }

  /// The package's name below the root, or the empty string for the root itself.
  static String below(String packageName) {
    return packageName.startsWith(ROOT) ? packageName.substring(ROOT.length()) : "";
  }

  /// Above the core every lower floor is open; within it only what is named.
  static boolean mayUse(String from, String to) {
    if (from.equals(to)) {
      return true;
    }
    return NAMED.containsKey(from) ? NAMED.get(from).contains(to) : floor(to) < floor(from);
  }

  static int floor(String name) {
    var floor = FLOORS.get(name);
    if (floor == null) {
      throw new IllegalArgumentException(
          "package " + ROOT + name + " has no floor: give it one in Floors");
    }
    return floor;
  }
}
