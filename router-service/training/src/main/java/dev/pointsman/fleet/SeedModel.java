package dev.pointsman.fleet;

import dev.pointsman.bundle.Manifest;
import dev.pointsman.classify.Classifier;
import dev.pointsman.dataset.Corpus;
import dev.pointsman.dataset.LabeledExample;
import dev.pointsman.dataset.Split;
import dev.pointsman.fit.TrainedHead;
import dev.pointsman.round.GoldenCase;
import dev.pointsman.round.GoldenMemory;
import dev.pointsman.round.GoldenTrial;
import dev.pointsman.round.HeadFit;
import dev.pointsman.round.HeadLearner;
import dev.pointsman.round.HeadLesson;
import dev.pointsman.round.RetrainProgress;
import dev.pointsman.round.TextVectors;
import java.util.List;
import java.util.stream.Stream;

/// The model that a fleet begins with: a head that the seed set alone taught, from which all others
/// are retrained as a round retrains the served one. Closing frees all of them.
final class SeedModel implements AutoCloseable {
  private final List<LabeledExample> seedRows;
  private final List<GoldenCase> golden;
  private final Manifest manifest;
  private final TextVectors vectors;
  private final HeadLearner heads;
  private final TrainedHead head;
  private final Classifier classifier;

  /// @param golden cases that no model may lose
  /// @param vectors of all texts that will be asked of it
  SeedModel(
      List<LabeledExample> seedRows,
      List<GoldenCase> golden,
      Manifest manifest,
      TextVectors vectors) {
    this.seedRows = List.copyOf(seedRows);
    this.golden = List.copyOf(golden);
    this.manifest = manifest;
    this.vectors = vectors;
    this.heads = new HeadLearner(vectors, manifest);
    this.head = heads.trained(seedRows.stream().filter(row -> splitOf(row) != Split.TEST).toList());
    this.classifier = heads.serving(head);
  }

  private static Split splitOf(LabeledExample row) {
    return Split.of(row.provenance().group());
  }

  Classifier classifier() {
    return classifier;
  }

  List<GoldenCase> golden() {
    return golden;
  }

  /// The golden cases that a router holds, for a head that is to take its place.
  GoldenMemory memory(Router served) {
    return memory(golden, served);
  }

  /// For a head that has no gate before it.
  GoldenMemory nothing(Router served) {
    return memory(List.of(), served);
  }

  private GoldenMemory memory(List<GoldenCase> cases, Router served) {
    return new GoldenTrial(cases, served.policy()).memory(served.classifier(), heads::serving);
  }

  /// The rows that no head learns from, of the seed set and of these.
  List<LabeledExample> held(List<LabeledExample> rows) {
    return Stream.concat(seedRows.stream(), rows.stream())
        .filter(row -> splitOf(row) == Split.TEST)
        .toList();
  }

  /// A head that learns from these rows, too, all but a fold of them.
  Classifier retrained(List<LabeledExample> rows, GoldenMemory memory, int fold, long seed) {
    var corpus =
        new Corpus(
            Stream.concat(seedRows.stream(), rows.stream()).toList(), List.of(), List.of(), "");
    var fit = new HeadFit(manifest, head.weights(), seed, RetrainProgress.SILENT);
    return heads.serving(fit.trained(new HeadLesson(corpus, vectors, memory, fold)));
  }

  @Override
  public void close() {
    heads.close();
  }
}
