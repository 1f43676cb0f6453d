package dev.pointsman.dataset;

import static java.util.Map.entry;

import dev.pointsman.dataset.LabeledExample.Provenance;
import dev.pointsman.feature.FeatureExtractor;
import dev.pointsman.json.PlacedJson;
import dev.pointsman.request.PlainContext;
import dev.pointsman.request.Subject;
import dev.pointsman.request.TaskType;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads prompts with an opinion of their tier: exact labels of low trust. Categories that name a
/// kind of work become task types, the others say nothing.
public final class PromptsTieredImporter {
  private static final Map<String, Set<TaskType>> TASK_TYPES =
      Map.ofEntries(
          entry("factual-qa", Set.of(TaskType.QUESTION)),
          entry("definition", Set.of(TaskType.QUESTION)),
          entry("explanation", Set.of(TaskType.QUESTION)),
          entry("comparison", Set.of(TaskType.QUESTION)),
          entry("system-design", Set.of(TaskType.ARCHITECTURE)),
          entry("architecture", Set.of(TaskType.ARCHITECTURE)),
          entry("simple-code", Set.of(TaskType.GENERATE_FROM_SPEC, TaskType.BOILERPLATE)),
          entry("complex-code", Set.of(TaskType.GENERATE_FROM_SPEC)),
          entry("summary", Set.of(TaskType.SUMMARIZE)),
          entry("code-review", Set.of(TaskType.CODE_REVIEW)),
          entry(
              "debugging", Set.of(TaskType.BUG_FIX, TaskType.COMPLEX_DEBUGGING, TaskType.QUESTION)),
          entry("testing", Set.of(TaskType.TEST_GENERATION)),
          entry("greeting", Set.of(TaskType.OTHER)),
          entry("formal-proof", Set.of(TaskType.OTHER)),
          entry("math-derivation", Set.of(TaskType.OTHER)),
          entry("formal-logic", Set.of(TaskType.OTHER)),
          entry("game-theory", Set.of(TaskType.OTHER)),
          entry("logic-puzzle", Set.of(TaskType.OTHER)),
          entry("creative", Set.of(TaskType.OTHER)),
          entry("translation", Set.of(TaskType.TRANSLATE)),
          entry("extraction", Set.of(TaskType.EXTRACT)),
          entry("classification", Set.of(TaskType.CLASSIFY)),
          entry("security-analysis", Set.of(TaskType.SECURITY_AUDIT)),
          entry("documentation", Set.of(TaskType.DOCSTRING)));

  private PromptsTieredImporter() {}

  /// Reads a file's rows in order.
  ///
  /// @throws BadRow naming file, line and field
  public static List<LabeledExample> read(Path file) {
    return RowReader.read(file, PromptsTieredImporter::example);
  }

  private static LabeledExample example(PlacedJson row) {
    var id = row.field("id").requireText();
    var rank = TierScale.rank(row.field("tier"));
    var subject = new Subject.Plain(RowReader.prompt(row), PlainContext.NONE);
    return new LabeledExample(
        new Provenance(Source.PROMPTS_TIERED, id, id, row.field("lang").requireText()),
        FeatureExtractor.measure(subject),
        new TierLabel.Interval(rank, rank, 1),
        TASK_TYPES.getOrDefault(row.field("category").requireText(), Set.of()));
  }
}
