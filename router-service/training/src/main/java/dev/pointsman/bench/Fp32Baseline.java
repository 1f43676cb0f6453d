package dev.pointsman.bench;

import dev.pointsman.bundle.Manifest;
import dev.pointsman.bundle.ModelBundle;
import dev.pointsman.export.ModelExport;
import dev.pointsman.export.Precision;
import dev.pointsman.fit.FloatTensor;
import dev.pointsman.fit.HeadWeights;
import dev.pointsman.fit.PretrainedEncoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// An fp32 artifact to time an int8 one against. Artifacts hold int8 only, so it has the weights of
/// the packaged encoder, whole as it was published, and a random head: a matrix product takes as
/// long whatever its numbers are.
final class Fp32Baseline {
  private static final int HEAD_WIDTH = 128;
  private static final double SMALL = 0.1;

  private final ModelBundle model;
  private final Random random = new Random(1);
  private final PretrainedEncoder base = PretrainedEncoder.packaged();

  Fp32Baseline(ModelBundle model) {
    this.model = model;
  }

  /// Whether the model was trained from the encoder that the baseline has: else their times tell of
  /// two encoders.
  boolean isTheModelsBase() {
    return model.manifest().origin().baseModel().equals(base.name());
  }

  ModelBundle export(Path folder) throws IOException {
    var documents = new ModelExport.Documents(base.tokenizerJson(), "{}\n", "fp32 baseline\n");
    return new ModelExport(base.weights(), head(), manifest(), documents)
        .publishUnchecked(folder, Precision.FP32);
  }

  private Manifest manifest() {
    var of = model.manifest();
    var identity =
        new Manifest.Identity(
            of.identity().name(), of.identity().version() + "-fp32", of.identity().createdAt());
    return new Manifest(identity, of.input(), of.output(), of.origin(), Map.of(), Map.of());
  }

  private HeadWeights head() {
    var input = base.weights().shape().hidden() + model.manifest().input().features().width();
    var output = model.manifest().output();
    var tensors = new HashMap<String, FloatTensor>();
    tensors.putAll(drawn("hidden", HEAD_WIDTH, input));
    tensors.putAll(drawn("tier", output.tiers().size() + 1, 2 * input));
    tensors.put(
        "trajectory.weight", drawn(List.of(1, model.manifest().input().features().width())));
    tensors.putAll(drawn("task", output.taskTypes().size(), HEAD_WIDTH));
    return new HeadWeights(tensors);
  }

  private Map<String, FloatTensor> drawn(String name, int rows, int columns) {
    return Map.of(
        name + ".weight", drawn(List.of(rows, columns)), name + ".bias", drawn(List.of(rows)));
  }

  private FloatTensor drawn(List<Integer> extents) {
    var shape = extents.stream().mapToInt(Integer::intValue).toArray();
    var values = new float[extents.stream().reduce(1, Math::multiplyExact)];
    for (var i = 0; i < values.length; i++) {
      values[i] = (float) (SMALL * random.nextGaussian());
    }
    return FloatTensor.of(shape, values);
  }
}
