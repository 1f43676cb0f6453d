package dev.pointsman.dataset;

import dev.pointsman.dataset.LabeledExample.Provenance;
import dev.pointsman.feature.FeatureExtractor;
import dev.pointsman.json.PlacedJson;
import dev.pointsman.request.Activity;
import dev.pointsman.request.ContextField;
import dev.pointsman.request.PlainContext;
import dev.pointsman.request.Subject;
import dev.pointsman.request.TaskType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads the prompts of real coding sessions. What the agent then did names the activity only: the
/// task types of that activity are admissible, and nothing is known of the tier.
public final class CodingTurnsImporter {
  private static final double CHARACTERS_PER_TOKEN = 4;

  private CodingTurnsImporter() {}

  private record Turn(String session, String prompt, LabeledExample example) {}

  /// Reads a file's rows in order.
  ///
  /// @throws BadRow naming file, line and field
  public static List<LabeledExample> read(Path file) {
    var turns = new ArrayList<Turn>();
    return RowReader.read(
        file,
        row -> {
          var turn = turn(row, previousPrompt(turns, session(row)));
          turns.add(turn);
          return turn.example();
        });
  }

  /// Rows of a session stand in order, so the prompt before is the row before.
  private static String previousPrompt(List<Turn> turns, String session) {
    return !turns.isEmpty() && turns.getLast().session().equals(session)
        ? turns.getLast().prompt()
        : "";
  }

  private static Turn turn(PlacedJson row, String previousPrompt) {
    var prompt = RowReader.prompt(row);
    var provenance =
        new Provenance(Source.CODING_TURNS, row.field("id").requireText(), session(row), "en");
    var subject = new Subject.Plain(prompt, context(row.field("context"), previousPrompt));
    var example =
        new LabeledExample(
            provenance,
            FeatureExtractor.measure(subject),
            new TierLabel.Unknown(),
            admissible(row.field("meta").field("turn_type").requireText()));
    return new Turn(session(row), prompt, example);
  }

  private static String session(PlacedJson row) {
    return row.field("meta").field("session").requireText();
  }

  private static PlainContext context(PlacedJson stated, String previousPrompt) {
    var numbers = new EnumMap<ContextField, Double>(ContextField.class);
    var calls = stated.field("tool_calls_before").requireCount();
    numbers.put(ContextField.TURN, stated.field("turn").requireCount());
    numbers.put(ContextField.TOOL_CALLS, calls);
    numbers.put(
        ContextField.CONTEXT_TOKENS,
        Math.rint(stated.field("ctx_chars_before").requireCount() / CHARACTERS_PER_TOKEN));
    numbers.put(
        ContextField.TOOL_ERROR_SHARE,
        Math.min(1, stated.field("errors_before").requireCount() / Math.max(1, calls)));
    return new PlainContext(
        numbers,
        previousPrompt.isBlank() ? Map.of() : Map.of(ContextField.PREVIOUS_PROMPT, previousPrompt),
        Map.of());
  }

  private static Set<TaskType> admissible(String turnType) {
    return switch (turnType) {
      case "edit" -> of(Activity.EDIT);
      case "explore" -> of(Activity.EXPLORE, Activity.ANSWER, Activity.PLAN);
      case "answer" -> of(Activity.ANSWER, Activity.PLAN);
      case "test" -> of(Activity.TEST);
      case "plan" -> of(Activity.PLAN);
      case "git" -> of(Activity.HOUSEKEEPING);
      default -> Set.of();
    };
  }

  private static Set<TaskType> of(Activity... activities) {
    return Arrays.stream(TaskType.values())
        .filter(type -> List.of(activities).contains(type.activity()))
        .collect(Collectors.toSet());
  }
}
