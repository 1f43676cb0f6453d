package dev.pointsman.round;

import dev.pointsman.bundle.Manifest;
import dev.pointsman.classify.Classifier;
import dev.pointsman.classify.ClassifierAnswer.Classified;
import dev.pointsman.dataset.LabeledExample;
import dev.pointsman.dataset.Split;
import dev.pointsman.evaluate.Learner;
import dev.pointsman.export.HeadGraph;
import dev.pointsman.feature.FeatureSchema;
import dev.pointsman.fit.FeatureLayout;
import dev.pointsman.fit.HeadTrainer;
import dev.pointsman.fit.TrainedHead;
import dev.pointsman.fit.TrainingProgress;
import dev.pointsman.fit.TrainingSettings;
import dev.pointsman.onnx.HeadSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Learns heads like the served one, on the served encoder's vectors: what cross-validation judges
/// is made by the trainer and run by the runtime that serve. Heads already learnt from the same
/// rows are remembered; closing frees them.
public final class HeadLearner implements Learner, AutoCloseable {
  private final TextVectors vectors;
  private final Manifest manifest;
  private final HeadRows rows;
  private final HeadTrainer trainer;
  private final Map<List<String>, Classifier> learnt = new HashMap<>();
  private final List<HeadSession> sessions = new ArrayList<>();

  /// Learns heads behind the encoder that made the vectors.
  public HeadLearner(TextVectors vectors, Manifest manifest) {
    this.vectors = vectors;
    this.manifest = manifest;
    this.rows = new HeadRows(vectors, manifest);
    var layout = FeatureLayout.of(manifest.input().features(), FeatureSchema.FEATURES);
    this.trainer = new HeadTrainer(TrainingSettings.DEFAULTS, layout, TrainingProgress.SILENT);
  }

  /// The validation split among the examples says when to stop and calibrates.
  @Override
  public Classifier learn(List<LabeledExample> examples) {
    var key =
        examples.stream()
            .map(row -> row.provenance().source().label() + row.provenance().id())
            .toList();
    return learnt.computeIfAbsent(key, absent -> serving(trained(examples)));
  }

  /// A head of its own, near no other.
  public TrainedHead trained(List<LabeledExample> examples) {
    var validation = examples.stream().filter(HeadLearner::validates).toList();
    var training = examples.stream().filter(row -> !validates(row)).toList();
    var tiers = manifest.output().tiers().size();
    return trainer.train(rows.of(training), rows.of(validation), tiers, manifest.origin().seed());
  }

  private static boolean validates(LabeledExample row) {
    return Split.of(row.provenance().group()) == Split.VALIDATION;
  }

  /// The head as it would serve, on texts whose vectors are known.
  public Classifier serving(TrainedHead head) {
    var output =
        new Manifest.Output(
            manifest.output().tiers(),
            manifest.output().taskTypes(),
            head.calibration().tierTemperature(),
            head.calibration().taskTemperature());
    var session = session(head);
    return request -> {
      var logits =
          session.logits(
              vectors.vector(request.text()), manifest.input().features().vector(request.values()));
      return new Classified(logits.classification(output, "head on known vectors"));
    };
  }

  private HeadSession session(TrainedHead head) {
    var features = manifest.input().features().width();
    var pooled = head.weights().input() - features;
    try {
      var file = Files.createTempFile("pointsman-head", ".onnx");
      Files.write(file, new HeadGraph(head.weights(), pooled).model());
      var session = HeadSession.open(file, HeadSession.Widths.of(manifest, pooled));
      Files.delete(file);
      sessions.add(session);
      return session;
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot keep a head in the temporary folder", failure);
    }
  }

  @Override
  public void close() {
    sessions.forEach(HeadSession::close);
  }
}
