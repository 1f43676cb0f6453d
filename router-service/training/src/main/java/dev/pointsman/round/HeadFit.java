package dev.pointsman.round;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pointsman.bundle.Manifest;
import dev.pointsman.dataset.RoundFolder;
import dev.pointsman.dataset.Split;
import dev.pointsman.feature.FeatureSchema;
import dev.pointsman.fit.FeatureLayout;
import dev.pointsman.fit.HeadTrainer;
import dev.pointsman.fit.HeadWeights;
import dev.pointsman.fit.LearningCurve;
import dev.pointsman.fit.Recall;
import dev.pointsman.fit.TrainedHead;
import dev.pointsman.fit.TrainingSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Trains the tier layer of a head on the incumbent's encoder, near an anchor, and keeps it in the
/// round's folder. A head that flips golden cases is taught again, with the incumbent's chances of
/// all of them as a promise; no head is promised anything that it keeps anyway.
public final class HeadFit {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// All golden cases beside the mean of the rows that are learnt from: a firmer promise makes the
  /// chances of everything else less honest.
  private static final double PROMISE = 1;

  /// What is forgotten all the same weighs more every time, until it is given up.
  private static final double DEARER = 4;

  private static final double LARGEST_PROMISE = PROMISE * DEARER * DEARER * DEARER;

  private final Manifest manifest;
  private final HeadWeights anchor;
  private final long seed;
  private final RetrainProgress progress;

  /// Prepares a fit.
  ///
  /// @param manifest of the model that serves
  /// @param anchor whose tier layer is the start
  public HeadFit(Manifest manifest, HeadWeights anchor, long seed, RetrainProgress progress) {
    this.manifest = manifest;
    this.anchor = anchor;
    this.seed = seed;
    this.progress = progress;
  }

  /// A head, the temperature of its tiers and how it was learnt.
  record Fitted(HeadWeights weights, double tierTemperature, List<LearningCurve.Point> curve) {}

  private record Note(double tierTemperature, List<LearningCurve.Point> curve) {}

  Fitted fit(HeadLesson lesson, RoundFolder folder) throws IOException {
    var fold = lesson.fold();
    if (!isKept(folder, fold)) {
      var head = trained(lesson);
      var note = new Note(head.calibration().tierTemperature(), head.curve().points());
      folder.write(weights(fold), head.weights()::write);
      folder.write(note(fold), file -> JSON.writeValue(file.toFile(), note));
    }
    return kept(folder, fold);
  }

  /// Whether a round's folder has the heads of all folds.
  static boolean keptAll(RoundFolder folder) {
    return IntStream.range(0, Split.FOLDS).allMatch(fold -> isKept(folder, fold));
  }

  private static boolean isKept(RoundFolder folder, int fold) {
    return folder.has(note(fold)) && folder.has(weights(fold));
  }

  /// The head that a fold's lesson made.
  static Fitted kept(RoundFolder folder, int fold) throws IOException {
    var note = JSON.readValue(folder.file(note(fold)).toFile(), Note.class);
    var weights = HeadWeights.read(folder.file(weights(fold)));
    return new Fitted(weights, note.tierTemperature(), note.curve());
  }

  private static String weights(int fold) {
    return name(fold) + ".bin";
  }

  private static String note(int fold) {
    return name(fold) + ".json";
  }

  private static String name(int fold) {
    return fold == 0 ? "head" : RoundFolder.PEER + fold;
  }

  /// Trains on the rows that training may see.
  public TrainedHead trained(HeadLesson lesson) {
    var layout = FeatureLayout.of(manifest.input().features(), FeatureSchema.FEATURES);
    var trainer = new HeadTrainer(TrainingSettings.DEFAULTS, layout, new FitProgress(progress));
    var rows = new HeadRows(lesson.vectors(), manifest);
    var validation = rows.of(lesson.validation());
    var training = rows.of(lesson.training());
    var near = Recall.near(anchor);
    var head = trainer.retrain(training, validation, near, seed);
    var promises = new ArrayList<Recall.Promise>();
    for (var weight = PROMISE; weight <= LARGEST_PROMISE; weight *= DEARER) {
      var forgotten = lesson.memory().forgottenBy(head);
      if (forgotten.isEmpty()) {
        return head;
      }
      progress.said(
          "%d golden cases flip: taught again, with a promise".formatted(forgotten.size()));
      var promised = promises.isEmpty() ? lesson.memory().cases() : forgotten;
      promises.add(rows.promise(promised, lesson.memory(), weight));
      head = trainer.retrain(training, validation, near.promising(promises, head), seed);
    }
    return head;
  }
}
