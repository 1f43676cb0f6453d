package dev.pointsman.dataset;

import dev.pointsman.dataset.AgentStepsImporter.AgentStep;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All that there is to train and to measure on.
///
/// @param plain rows with nothing beside their labels: the seed, tiered prompts, coding turns
/// @param steps agent steps, labelled by execution
/// @param scored questions with the score of every model of a ladder
/// @param sha256 a digest of the files that were read, in order of their names
public record Corpus(
    List<LabeledExample> plain, List<AgentStep> steps, List<ScoredExample> scored, String sha256) {
  private static final int SAMPLE_BUCKETS = 10_000;

  public Corpus {
    plain = List.copyOf(plain);
    steps = List.copyOf(steps);
    scored = List.copyOf(scored);
  }

  public List<LabeledExample> examples() {
    return Stream.of(
            plain.stream(),
            steps.stream().map(AgentStep::example),
            scored.stream().map(ScoredExample::example))
        .flatMap(rows -> rows)
        .toList();
  }

  public List<LabeledExample> examples(Split split) {
    return examples().stream().filter(row -> Split.of(row.provenance().group()) == split).toList();
  }

  public List<LabeledExample> of(Source source) {
    return examples().stream().filter(row -> row.provenance().source() == source).toList();
  }

  public List<ScoredExample> scored(Source source) {
    return scored.stream().filter(row -> row.example().provenance().source() == source).toList();
  }

  public Set<Source> sources() {
    return examples().stream()
        .map(row -> row.provenance().source())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// A stable sample of about `rows` rows of each source, chosen by group: for smoke runs.
  public Corpus sampled(int rows) {
    var shares = new EnumMap<Source, Double>(Source.class);
    sources().forEach(source -> shares.put(source, (double) rows / of(source).size()));
    return new Corpus(
        plain.stream().filter(row -> isSampled(row, shares)).toList(),
        steps.stream().filter(row -> isSampled(row.example(), shares)).toList(),
        scored.stream().filter(row -> isSampled(row.example(), shares)).toList(),
        sha256);
  }

  private static boolean isSampled(LabeledExample row, Map<Source, Double> shares) {
    var bucket = Split.bucket("sample " + row.provenance().group(), SAMPLE_BUCKETS);
    return bucket < shares.getOrDefault(row.provenance().source(), 0.0) * SAMPLE_BUCKETS;
  }
}
