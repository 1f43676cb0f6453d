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
import java.util.stream.Stream;

/// A file of questions with the score of each model of a ladder, turned into intervals: a pass at a
/// tier says that the lowest sufficient tier is no higher, a failure that it is higher. One model's
/// few tries are noisy: where the file has models of about the same strength, a tier passes by
/// their mean. What is measured against is each tier's own model, and their mean where it has not
/// tried.
public final class OutcomeTable {
  /// Half the tries passed, or half the points.
  private static final double PASS = 0.5;

  private static final List<Rung> ROUTELLM =
      List.of(
          new Rung("mistralai/Mixtral-8x7B-Instruct-v0.1", List.of()),
          new Rung("gpt-4-1106-preview", List.of()));

  /// Peers solve about as many of the problems as the tier's own model: 0.39 to 0.48, 0.55 to 0.68
  /// and 0.84 to 0.92 of them.
  private static final List<Rung> CONTESTANTS =
      List.of(
          new Rung(
              "GPT-4O-mini-2024-07-18",
              List.of(
                  "GPT-4-Turbo-2024-04-09",
                  "GPT-4O-2024-08-06",
                  "Gemini-Flash-1.5-002",
                  "Gemini-Pro-1.5-002",
                  "Codestral-Latest",
                  "Mistral-Large")),
          new Rung(
              "Claude-3.5-Sonnet-20241022",
              List.of(
                  "Claude-3.5-Sonnet-20240620",
                  "DeepSeek-V3",
                  "Gemini-Flash-2.0-Thinking",
                  "O1-Preview-2024-09-12",
                  "QwQ-32B-Preview")),
          new Rung(
              "O1-2024-12-17 (High)",
              List.of(
                  "O1-2024-12-17 (Med)",
                  "O1-2024-12-17 (Low)",
                  "O3-Mini-2025-01-31 (High)",
                  "O3-Mini-2025-01-31 (Med)",
                  "O4-Mini (High)",
                  "Gemini-2.5-Pro",
                  "Gemini-2.5-Flash-Preview",
                  "Grok-3-Mini (High)")));

  private static final OutcomeTable LIVECODEBENCH_TABLE =
      new OutcomeTable(Source.LIVECODEBENCH, CONTESTANTS, Set.of(TaskType.GENERATE_FROM_SPEC));

  private final Source source;
  private final List<Rung> ladder;
  private final Set<TaskType> taskTypes;

  /// A tier's model, and others of about its strength; a row may lack any, as long as it has one.
  private record Rung(String model, List<String> peers) {}

  private OutcomeTable(Source source, List<Rung> ladder, Set<TaskType> taskTypes) {
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
    var scores = ladder.stream().map(rung -> ownScore(row, rung)).toList();
    var strengths = ladder.stream().map(rung -> meanScore(row, rung)).toList();
    var subject = new Subject.Plain(RowReader.prompt(row), PlainContext.NONE);
    var example =
        new LabeledExample(
            provenance(row), FeatureExtractor.measure(subject), interval(strengths), taskTypes);
    return new ScoredExample(example, scores);
  }

  private static double ownScore(PlacedJson row, Rung rung) {
    return hasTried(row, rung.model()) ? score(row, rung.model()) : meanScore(row, rung);
  }

  private static double meanScore(PlacedJson row, Rung rung) {
    return Stream.concat(Stream.of(rung.model()), rung.peers().stream())
        .filter(model -> hasTried(row, model))
        .mapToDouble(model -> score(row, model))
        .average()
        .orElseGet(() -> score(row, rung.model()));
  }

  private static boolean hasTried(PlacedJson row, String model) {
    return !row.field("outcomes").field(model).isAbsent();
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

  /// The rank of the first tier that passes; a ladder of two leaves the tiers between them open.
  private TierLabel interval(List<Double> strengths) {
    var first = 0;
    while (first < strengths.size() && strengths.get(first) < PASS) {
      first++;
    }
    var below = first == 0 ? -1 : rank(first - 1);
    var decisive = strengths.get(Math.min(first, strengths.size() - 1));
    var certainty = Math.max(0.1, Math.abs(2 * decisive - 1));
    return new TierLabel.Interval(
        below + 1, first == strengths.size() ? TierScale.NONE : rank(first), certainty);
  }

  private int rank(int rung) {
    return rung * (TierScale.TIERS.size() - 1) / (ladder.size() - 1);
  }
}
