package dev.pointsman.dataset;

import dev.pointsman.dataset.LabeledExample.Provenance;
import dev.pointsman.feature.FeatureExtractor;
import dev.pointsman.json.PlacedJson;
import dev.pointsman.request.PlainContext;
import dev.pointsman.request.Subject;
import dev.pointsman.request.TaskType;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// A file of questions with the score of each model of a ladder, turned into intervals: a pass at a
/// tier says that the lowest sufficient tier is no higher, a failure that it is higher.
public final class OutcomeTable {
  /// Half the tries passed, or half the points.
  private static final double PASS = 0.5;

  private static final List<String> ROUTELLM =
      List.of("mistralai/Mixtral-8x7B-Instruct-v0.1", "gpt-4-1106-preview");
  private static final OutcomeTable LIVECODEBENCH_TABLE =
      new OutcomeTable(
          Source.LIVECODEBENCH,
          List.of("GPT-4O-mini-2024-07-18", "Claude-3.5-Sonnet-20241022", "O1-2024-12-17 (High)"),
          Set.of(TaskType.GENERATE_FROM_SPEC));

  private final Source source;
  private final List<String> ladder;
  private final Set<TaskType> taskTypes;

  private OutcomeTable(Source source, List<String> ladder, Set<TaskType> taskTypes) {
    this.source = source;
    this.ladder = ladder;
    this.taskTypes = taskTypes;
  }

  /// Contest problems; the group is the contest.
  public static OutcomeTable livecodebench() {
    return LIVECODEBENCH_TABLE;
  }

  /// Questions scored for RouteLLM's two models, which stand for the first and the last tier.
  public static OutcomeTable routellm(Source source) {
    return new OutcomeTable(source, ROUTELLM, Set.of());
  }

  public Source source() {
    return source;
  }

  /// Reads a file's rows in order.
  ///
  /// @throws BadRow naming file, line and field
  public List<ScoredExample> read(Path file) {
    return RowReader.read(file, this::example);
  }

  private ScoredExample example(PlacedJson row) {
    var scores = ladder.stream().map(model -> score(row, model)).toList();
    var subject = new Subject.Plain(row.field("prompt").requireText(), PlainContext.NONE);
    var example =
        new LabeledExample(
            provenance(row), FeatureExtractor.measure(subject), interval(scores), taskTypes);
    return new ScoredExample(example, scores);
  }

  private static double score(PlacedJson row, String model) {
    return row.field("outcomes").field(model).field("score").requireShare();
  }

  private Provenance provenance(PlacedJson row) {
    var id = row.field("id").requireText();
    return new Provenance(
        source,
        id,
        source == Source.LIVECODEBENCH
            ? row.field("meta").field("contest_id").requireText()
            : question(id),
        "en");
  }

  /// The turns of one question (`.../81/t1`, `.../81/t2`) belong together.
  private static String question(String id) {
    return id.replaceFirst("/t\\d+$", "");
  }

  /// The rank of the first model that passes; a ladder of two leaves the tiers between them open.
  private TierLabel interval(List<Double> scores) {
    var first = 0;
    while (first < scores.size() && scores.get(first) < PASS) {
      first++;
    }
    var below = first == 0 ? -1 : rank(first - 1);
    var certainty = Math.max(0.1, Math.abs(2 * scores.get(Math.min(first, scores.size() - 1)) - 1));
    return new TierLabel.Interval(
        below + 1, first == scores.size() ? TierScale.NONE : rank(first), certainty);
  }

  private int rank(int model) {
    return model * (TierScale.TIERS.size() - 1) / (ladder.size() - 1);
  }
}
