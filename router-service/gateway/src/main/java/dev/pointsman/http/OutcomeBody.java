package dev.pointsman.http;

import dev.pointsman.json.JsonLines;
import dev.pointsman.json.JsonReader;
import dev.pointsman.json.MalformedJson;
import dev.pointsman.json.PlacedJson;
import dev.pointsman.outcome.Outcome;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;

/// What the body of a report holds.
sealed interface OutcomeBody {
  int MOST_OUTCOMES = 1_000;
  int MOST_FAULTS = 20;
  int LONGEST_LINE = 64 * 1024;

  /// Outcomes, each with its line's number; one that came alone has line 0.
  record Told(List<Outcome> outcomes, List<Integer> lines) implements OutcomeBody {
    public Told {
      outcomes = List.copyOf(outcomes);
      lines = List.copyOf(lines);
    }

    /// The place of a field of an outcome.
    String place(int number, String field) {
      return OutcomeBody.place(lines.get(number), field);
    }
  }

  /// Lines that cannot be read: nothing of the body is kept.
  record Refused(Problem problem) implements OutcomeBody {}

  /// A body that is one outcome.
  ///
  /// @throws MalformedJson when it holds something else
  static Told single(byte[] body, OutcomeReader reader) {
    var outcome = reader.read(PlacedJson.root(JsonReader.read(body)));
    return new Told(List.of(outcome), List.of(0));
  }

  /// A body that holds an outcome a line.
  static OutcomeBody lines(byte[] body, OutcomeReader reader) {
    var outcomes = new ArrayList<Outcome>();
    var lines = new ArrayList<Integer>();
    var faults = new ArrayList<Problem.Fault>();
    for (var line :
        (Iterable<JsonLines.Line>)
            JsonLines.of(new ByteArrayInputStream(body), LONGEST_LINE)::iterator) {
      try {
        outcomes.add(reader.read(PlacedJson.root(JsonReader.read(bounded(line)))));
        lines.add(line.number());
      } catch (MalformedJson malformed) {
        var place = place(line.number(), malformed.place());
        faults.add(new Problem.Fault(place, malformed.expected(), malformed.got()));
      }
    }
    if (outcomes.size() + faults.size() > MOST_OUTCOMES || outcomes.size() + faults.size() == 0) {
      throw new MalformedJson(
          "",
          "1 to " + MOST_OUTCOMES + " outcomes, a line each",
          Integer.toString(outcomes.size() + faults.size()));
    }
    return faults.isEmpty() ? new Told(outcomes, lines) : new Refused(refusal(faults));
  }

  private static Problem refusal(List<Problem.Fault> faults) {
    var first = faults.getFirst();
    var detail =
        "%d line(s) cannot be read and none was kept; %s: expected %s, got %s"
            .formatted(faults.size(), first.pointer(), first.expected(), first.got());
    var told = faults.subList(0, Math.min(faults.size(), MOST_FAULTS));
    return new Problem(400, "The request cannot be read", detail, told);
  }

  private static byte[] bounded(JsonLines.Line line) {
    if (line.length() > LONGEST_LINE) {
      throw new MalformedJson("", "a line of at most " + LONGEST_LINE + " bytes", "a longer one");
    }
    return line.copy();
  }

  /// A field's JSON pointer, behind the number of its line if it has one.
  private static String place(int line, String field) {
    if (line == 0 || field.startsWith("line 1, ")) {
      return field.replaceFirst("^line 1, ", "line " + Math.max(1, line) + ", ");
    }
    return "line " + line + (field.isEmpty() ? "" : ": " + field);
  }
}
