package dev.pointsman.round;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// What the gate says of a candidate: every demand and how it stands, and what follows.
///
/// @param unknownPasses whether a demand that cannot be told counts as held
public record Verdict(
    String candidate, String incumbent, boolean unknownPasses, List<Check> checks) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> COLUMNS =
      List.of("demand", "stands", "found", "demanded", "missed by");

  public Verdict {
    checks = List.copyOf(checks);
  }

  /// What is said where there is no candidate: the log had nothing to teach.
  public static Verdict withoutCandidate(String reason) {
    var check = Check.missed("training set", reason, "rows to learn from", "all of them");
    return new Verdict("none", "incumbent", false, List.of(check));
  }

  /// What follows from the checks.
  public enum Ruling {
    /// Every demand holds: it may serve.
    PROMOTE,

    /// Nothing speaks against it, but the logs cannot tell whether it is better: it may be tried on
    /// live traffic.
    UNPROVEN,

    /// A demand is missed.
    REFUSED
  }

  public Ruling ruling() {
    if (is(Standing.MISSED)) {
      return Ruling.REFUSED;
    }
    return is(Standing.UNKNOWN) && !unknownPasses ? Ruling.UNPROVEN : Ruling.PROMOTE;
  }

  private boolean is(Standing standing) {
    return checks.stream().anyMatch(check -> check.standing() == standing);
  }

  /// The table for people.
  public String text() {
    var rows = checks.stream().map(Verdict::row).toList();
    var notes =
        checks.stream()
            .filter(check -> !check.note().isEmpty())
            .map(check -> check.name() + ": " + check.note())
            .toList();
    var title = "Gate: %s against %s".formatted(candidate, incumbent);
    return new TextTable(title, COLUMNS, rows, notes).text();
  }

  private static List<String> row(Check check) {
    return List.of(
        check.name(),
        check.standing().name().toLowerCase(Locale.ROOT),
        check.found(),
        check.demanded(),
        check.missedBy());
  }

  String json() {
    var node = JSON.createObjectNode();
    node.put("ruling", ruling().name().toLowerCase(Locale.ROOT));
    node.put("candidate", candidate);
    node.put("incumbent", incumbent);
    node.put("unknown_passes", unknownPasses);
    node.set("checks", JSON.valueToTree(checks));
    return node.toPrettyString() + "\n";
  }

  static Verdict read(Path file) {
    try {
      var node = JSON.readTree(file.toFile());
      return new Verdict(
          node.path("candidate").asText(),
          node.path("incumbent").asText(),
          node.path("unknown_passes").asBoolean(),
          List.of(JSON.treeToValue(node.path("checks"), Check[].class)));
    } catch (IOException broken) {
      throw new UncheckedIOException("cannot read the verdict " + file, broken);
    }
  }
}
