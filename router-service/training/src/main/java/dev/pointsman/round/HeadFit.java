package dev.pointsman.round;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pointsman.bundle.Manifest;
import dev.pointsman.dataset.Corpus;
import dev.pointsman.dataset.RoundFolder;
import dev.pointsman.dataset.Split;
import dev.pointsman.feature.FeatureSchema;
import dev.pointsman.fit.FeatureLayout;
import dev.pointsman.fit.HeadTrainer;
import dev.pointsman.fit.HeadWeights;
import dev.pointsman.fit.LearningCurve;
import dev.pointsman.fit.TrainedHead;
import dev.pointsman.fit.TrainingSettings;
import java.io.IOException;
import java.util.List;

/// Trains the tier layer of a head on the incumbent's encoder, near an anchor, and keeps it in the
/// round's folder.
public final class HeadFit {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String WEIGHTS = "head.bin";
  private static final String FITTED = "head.json";

  private final Manifest manifest;
  private final HeadWeights anchor;
  private final long seed;
  private final RetrainProgress progress;

  /// Prepares a fit.
  ///
  /// @param manifest of the model that serves
  public HeadFit(Manifest manifest, HeadWeights anchor, long seed, RetrainProgress progress) {
    this.manifest = manifest;
    this.anchor = anchor;
    this.seed = seed;
    this.progress = progress;
  }

  /// A head, the temperature of its tiers and how it was learnt.
  record Fitted(HeadWeights weights, double tierTemperature, List<LearningCurve.Point> curve) {}

  private record Note(double tierTemperature, List<LearningCurve.Point> curve) {}

  Fitted fit(Corpus corpus, TextVectors vectors, RoundFolder folder) throws IOException {
    if (!folder.has(FITTED)) {
      var head = trained(corpus, vectors);
      var note = new Note(head.calibration().tierTemperature(), head.curve().points());
      folder.write(WEIGHTS, head.weights()::write);
      folder.write(FITTED, file -> JSON.writeValue(file.toFile(), note));
    }
    var note = JSON.readValue(folder.file(FITTED).toFile(), Note.class);
    return new Fitted(HeadWeights.read(folder.file(WEIGHTS)), note.tierTemperature(), note.curve());
  }

  /// Trains on the rows that training may see.
  public TrainedHead trained(Corpus corpus, TextVectors vectors) {
    var rows = new HeadRows(vectors, manifest);
    var layout = FeatureLayout.of(manifest.input().features(), FeatureSchema.FEATURES);
    return new HeadTrainer(TrainingSettings.DEFAULTS, layout, new FitProgress(progress))
        .retrain(
            rows.of(TrainingRows.of(corpus, Split.TRAIN)),
            rows.of(TrainingRows.of(corpus, Split.VALIDATION)),
            anchor,
            seed);
  }
}
