package dev.pointsman.dataset;

import dev.pointsman.dataset.AgentStepsImporter.AgentStep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Reads the seed set and, where it is given, a folder of public data whose files are known by
/// name. Nothing of that folder is copied anywhere.
public final class CorpusReader {
  private static final Map<String, OutcomeTable> TABLES =
      Map.of(
          "livecodebench.jsonl", OutcomeTable.livecodebench(),
          "routellm_mmlu.jsonl", OutcomeTable.routellm(Source.ROUTELLM_MMLU),
          "routellm_gsm8k.jsonl", OutcomeTable.routellm(Source.ROUTELLM_GSM8K),
          "routellm_mtbench.jsonl", OutcomeTable.routellm(Source.ROUTELLM_MTBENCH));

  private static final String STEPS = "agent_steps.jsonl";
  private static final String PROMPTS = "prompts_tiered.jsonl";
  private static final String TURNS = "coding_turns.jsonl";

  /// Of all files that are read, in order.
  private static final SortedSet<String> NAMES = names();

  private final List<LabeledExample> plain = new ArrayList<>();
  private final List<AgentStep> steps = new ArrayList<>();
  private final List<ScoredExample> scored = new ArrayList<>();
  private final MessageDigest digest = sha256();

  private CorpusReader() {}

  /// Reads the seed set alone.
  ///
  /// @throws BadRow naming file, line and field
  public static Corpus seed(Path seed) {
    var reader = new CorpusReader();
    reader.readSeed(seed);
    return reader.corpus();
  }

  /// Reads the seed set and every known file of the data folder.
  ///
  /// @throws BadRow naming file, line and field, or the folder that has no known file
  public static Corpus seedAndData(Path seed, Path data) {
    if (dataFiles(data).isEmpty()) {
      throw new BadRow(data, "expected one of %s, found none".formatted(NAMES));
    }
    var reader = new CorpusReader();
    reader.readSeed(seed);
    jsonLinesIn(data).forEach(reader::readData);
    return reader.corpus();
  }

  /// The files of a seed set.
  public static List<Path> seedFiles(Path seed) {
    return jsonLinesIn(seed);
  }

  /// The files of a data folder that hold something to train on.
  public static List<Path> dataFiles(Path data) {
    return jsonLinesIn(data).stream()
        .filter(file -> NAMES.contains(String.valueOf(file.getFileName())))
        .toList();
  }

  /// Reads nothing but the outcome tables of the data folder, by the source that each holds: of
  /// each the questions of the test split, for a model may be trained on the rest.
  ///
  /// @throws BadRow naming file, line and field, the folder that has no table, or the table that
  ///   has no such question
  public static Map<Source, List<ScoredExample>> heldOutOutcomes(Path data) {
    var held = outcomes(data);
    held.replaceAll((source, questions) -> heldOut(data, questions));
    return held;
  }

  private static List<ScoredExample> heldOut(Path data, List<ScoredExample> questions) {
    var held =
        questions.stream()
            .filter(row -> Split.of(row.example().provenance().group()) == Split.TEST)
            .toList();
    if (held.isEmpty()) {
      throw new BadRow(
          data,
          "expected questions of the test split in every table, found none among %d"
              .formatted(questions.size()));
    }
    return held;
  }

  private static Map<Source, List<ScoredExample>> outcomes(Path data) {
    var known = new TreeMap<Source, List<ScoredExample>>();
    for (var file : jsonLinesIn(data)) {
      var table = TABLES.get(String.valueOf(file.getFileName()));
      if (table != null) {
        known.put(table.source(), table.read(file));
      }
    }
    if (known.isEmpty()) {
      throw new BadRow(
          data, "expected one of %s, found none".formatted(new TreeSet<>(TABLES.keySet())));
    }
    return known;
  }

  private Corpus corpus() {
    return new Corpus(plain, steps, scored, HexFormat.of().formatHex(digest.digest()));
  }

  private void readSeed(Path seed) {
    for (var file : jsonLinesIn(seed)) {
      plain.addAll(SeedImporter.read(file));
      update(file);
    }
  }

  /// Files of other names (such as the step log of the coding sessions) hold nothing to train on.
  private void readData(Path file) {
    var name = String.valueOf(file.getFileName());
    var table = TABLES.get(name);
    if (table != null) {
      scored.addAll(table.read(file));
    }
    switch (name) {
      case STEPS -> steps.addAll(AgentStepsImporter.read(file));
      case PROMPTS -> plain.addAll(PromptsTieredImporter.read(file));
      case TURNS -> plain.addAll(CodingTurnsImporter.read(file));
      default -> {}
    }
    update(file);
  }

  private static SortedSet<String> names() {
    var names = new TreeSet<>(TABLES.keySet());
    names.addAll(List.of(STEPS, PROMPTS, TURNS));
    return Collections.unmodifiableSortedSet(names);
  }

  private void update(Path file) {
    try {
      digest.update(Files.readAllBytes(file));
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read " + file, failure);
    }
  }

  private static List<Path> jsonLinesIn(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new BadRow(folder, "expected a folder of .jsonl files, found none");
    }
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot list " + folder, failure);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("every JDK has SHA-256", absent);
    }
  }
}
