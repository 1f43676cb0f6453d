package dev.pointsman.fleet;

import dev.pointsman.bundle.Manifest;
import dev.pointsman.dataset.LabeledExample;
import dev.pointsman.dataset.Split;
import dev.pointsman.dataset.TierScale;
import dev.pointsman.export.HeadGraph;
import dev.pointsman.feature.RequestFeatures;
import dev.pointsman.fit.FeatureLayout;
import dev.pointsman.fit.FloatTensor;
import dev.pointsman.fit.HeadExamples;
import dev.pointsman.fit.HeadTrainer;
import dev.pointsman.fit.TrainedHead;
import dev.pointsman.fit.TrainingLabel;
import dev.pointsman.fit.TrainingProgress;
import dev.pointsman.fit.TrainingSettings;
import dev.pointsman.onnx.HeadSession;
import dev.pointsman.request.TaskType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Learns heads as a round does, on vectors of a frozen encoder: by the trainer that makes the
/// served head, calibrated on the sessions that are held out for it. Closing frees them.
final class Heads implements AutoCloseable {
  private static final List<TaskType> TASK_TYPES = List.of(TaskType.values());

  private final FeatureLayout layout;
  private final Function<RequestFeatures, float[]> vectors;
  private final HeadTrainer trainer;
  private final List<LearntHead> learnt = new ArrayList<>();

  Heads(FeatureLayout layout, Function<RequestFeatures, float[]> vectors) {
    this.layout = layout;
    this.vectors = vectors;
    this.trainer = new HeadTrainer(TrainingSettings.DEFAULTS, layout, TrainingProgress.SILENT);
  }

  LearntHead learn(List<LabeledExample> rows, long seed) {
    var validation = rows.stream().filter(Heads::validates).toList();
    var training = rows.stream().filter(row -> !validates(row)).toList();
    var tiers = TierScale.TIERS.size();
    var head = open(trainer.train(examples(training), examples(validation), tiers, seed));
    learnt.add(head);
    return head;
  }

  private static boolean validates(LabeledExample row) {
    return Split.of(row.provenance().group()) == Split.VALIDATION;
  }

  private HeadExamples examples(List<LabeledExample> rows) {
    return new HeadExamples(
        matrix(rows.stream().map(row -> vectors.apply(row.features())).toList()),
        matrix(rows.stream().map(row -> features(row.features())).toList()),
        rows.stream().map(TrainingLabel::of).toList());
  }

  private float[] features(RequestFeatures request) {
    return layout.vectorizer().vector(request.values());
  }

  private static FloatTensor matrix(List<float[]> rows) {
    var width = rows.isEmpty() ? 0 : rows.getFirst().length;
    var data = new float[rows.size() * width];
    for (var i = 0; i < rows.size(); i++) {
      System.arraycopy(rows.get(i), 0, data, i * width, width);
    }
    return FloatTensor.of(new int[] {rows.size(), width}, data);
  }

  private LearntHead open(TrainedHead head) {
    var calibration = head.calibration();
    var output =
        new Manifest.Output(
            TierScale.TIERS,
            TASK_TYPES,
            calibration.tierTemperature(),
            calibration.taskTemperature());
    return new LearntHead(session(head), output, vectors, this::features);
  }

  private HeadSession session(TrainedHead head) {
    var features = layout.vectorizer().width();
    var pooled = head.weights().input() - features;
    var widths = new HeadSession.Widths(pooled, features, TierScale.NONE + 1, TASK_TYPES.size());
    try {
      var file = Files.createTempFile("pointsman-fleet", ".onnx");
      Files.write(file, new HeadGraph(head.weights(), pooled).model());
      var session = HeadSession.open(file, widths);
      Files.delete(file);
      return session;
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot keep a head in the temporary folder", failure);
    }
  }

  @Override
  public void close() {
    learnt.forEach(LearntHead::close);
  }
}
