package dev.pointsman.round;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pointsman.bundle.ModelBundle;
import dev.pointsman.dataset.Corpus;
import dev.pointsman.dataset.LabeledExample;
import dev.pointsman.dataset.RoundFolder;
import dev.pointsman.dataset.Source;
import dev.pointsman.dataset.Split;
import dev.pointsman.dataset.TrainingSet;
import dev.pointsman.onnx.ClassifierSettings;
import dev.pointsman.onnx.OnnxClassifier;
import dev.pointsman.policy.Policy;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Measures a candidate on rows that it was not trained on, and keeps what was found in the round's
/// folder.
final class CandidateReport {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String REPORT = "report.json";
  private static final String FINDINGS = "findings.json";

  private final RoundFolder folder;
  private final Policy policy;
  private final RetrainProgress progress;

  CandidateReport(RoundFolder folder, Policy policy, RetrainProgress progress) {
    this.folder = folder;
    this.policy = policy;
    this.progress = progress;
  }

  /// What was found of a candidate.
  ///
  /// @param metrics for its manifest
  /// @param loss what it loses without text
  /// @param json the whole report
  record Findings(Map<String, Double> metrics, TextLoss loss, String json) {}

  private record Note(Map<String, Double> metrics, TextLoss loss) {}

  Findings of(ModelBundle draft, TrainingSet set, Corpus corpus) throws IOException {
    if (!folder.has(FINDINGS)) {
      measure(draft, set, corpus);
    }
    var note = JSON.readValue(folder.file(FINDINGS).toFile(), Note.class);
    return new Findings(note.metrics(), note.loss(), folder.text(REPORT));
  }

  /// Of the corpus the rows with labels alone: cross-validating the head on the question sets takes
  /// longer than training it, and says nothing of this head.
  private void measure(ModelBundle draft, TrainingSet set, Corpus corpus) throws IOException {
    var plain = new Corpus(corpus.plain(), List.of(), List.of(), corpus.sha256());
    var report = new Evaluation(draft, plain, progress::said).report();
    var contents = set.card().contents();
    try (var classifier = OnnxClassifier.open(draft, ClassifierSettings.batch())) {
      var loss =
          TextLoss.of(classifier, policy, held(corpus), contents.rows() - contents.withText());
      var metrics = new LinkedHashMap<String, Double>();
      report.single().forEach((name, figure) -> put(metrics, name, figure.value()));
      put(metrics, "held-out tier admitted", loss.admitted());
      put(metrics, "held-out tier admitted, without text", loss.admittedWithout());
      folder.write(REPORT, report.json(List.of()));
      folder.write(FINDINGS, file -> JSON.writeValue(file.toFile(), new Note(metrics, loss)));
    }
  }

  /// JSON has no NaN.
  private static void put(Map<String, Double> metrics, String name, double value) {
    if (Double.isFinite(value)) {
      metrics.put(name, value);
    }
  }

  /// The deployment's own rows, too.
  private static List<LabeledExample> held(Corpus corpus) {
    return corpus.examples(Split.TEST).stream()
        .filter(row -> row.provenance().source() == Source.SEED || isJournal(row))
        .toList();
  }

  private static boolean isJournal(LabeledExample row) {
    return row.provenance().source() == Source.JOURNAL;
  }
}
