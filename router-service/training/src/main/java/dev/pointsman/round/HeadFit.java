package dev.pointsman.round;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pointsman.bundle.Manifest;
import dev.pointsman.dataset.RoundFolder;
import dev.pointsman.feature.FeatureSchema;
import dev.pointsman.fit.FeatureLayout;
import dev.pointsman.fit.HeadTrainer;
import dev.pointsman.fit.HeadWeights;
import dev.pointsman.fit.LearningCurve;
import dev.pointsman.fit.Recall;
import dev.pointsman.fit.TrainedHead;
import dev.pointsman.fit.TrainingSettings;
import java.io.IOException;
import java.util.List;

/// Trains the tier layer of a head on the incumbent's encoder, near an anchor, and keeps it in the
/// round's folder. A head that flips golden cases is trained again, reminded of them and of all
/// that is no traffic, more and more firmly: no more than they ask for, since where traffic is of
/// the seed set's kind and the seed set is wrong, opinions stand in its way.
public final class HeadFit {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String WEIGHTS = "head.bin";
  private static final String FITTED = "head.json";

  /// A reminded row beside one with a label.
  private static final List<Double> STRENGTHS = List.of(3.0, 10.0);

  private final Manifest manifest;
  private final Recall anchor;
  private final long seed;
  private final RetrainProgress progress;

  /// Prepares a fit.
  ///
  /// @param manifest of the model that serves
  /// @param anchor where it starts
  public HeadFit(Manifest manifest, Recall anchor, long seed, RetrainProgress progress) {
    this.manifest = manifest;
    this.anchor = anchor;
    this.seed = seed;
    this.progress = progress;
  }

  /// A head, the temperature of its tiers and how it was learnt.
  record Fitted(HeadWeights weights, double tierTemperature, List<LearningCurve.Point> curve) {}

  private record Note(double tierTemperature, List<LearningCurve.Point> curve) {}

  Fitted fit(HeadLesson lesson, RoundFolder folder) throws IOException {
    if (!folder.has(FITTED)) {
      var head = trained(lesson);
      var note = new Note(head.calibration().tierTemperature(), head.curve().points());
      folder.write(WEIGHTS, head.weights()::write);
      folder.write(FITTED, file -> JSON.writeValue(file.toFile(), note));
    }
    var note = JSON.readValue(folder.file(FITTED).toFile(), Note.class);
    return new Fitted(HeadWeights.read(folder.file(WEIGHTS)), note.tierTemperature(), note.curve());
  }

  /// Trains on the rows that training may see.
  public TrainedHead trained(HeadLesson lesson) {
    var layout = FeatureLayout.of(manifest.input().features(), FeatureSchema.FEATURES);
    var trainer = new HeadTrainer(TrainingSettings.DEFAULTS, layout, new FitProgress(progress));
    var rows = new HeadRows(lesson.vectors(), manifest);
    var validation = rows.of(lesson.validation());
    var forgetful = trainer.retrain(rows.of(lesson.training()), validation, anchor, seed);
    var head = forgetful;
    for (var strength : STRENGTHS) {
      if (lesson.memory().isKeptBy(head)) {
        return head;
      }
      progress.said(
          "golden cases flip: trained again, reminded of them with weight %.0f"
              .formatted(strength));
      var recall = anchor.reminding(forgetful, strength);
      head = trainer.retrain(rows.of(lesson.reminded()), validation, recall, seed);
    }
    return head;
  }
}
