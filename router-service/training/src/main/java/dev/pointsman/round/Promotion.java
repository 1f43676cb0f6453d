package dev.pointsman.round;

import dev.pointsman.bundle.ModelBundle;
import dev.pointsman.dataset.RoundFolder;
import dev.pointsman.onnx.ClassifierSettings;
import dev.pointsman.onnx.SwappableClassifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// Carries a verdict out. What passes serves from one atomic rename on; what is unproven lies
/// beside it, to be tried on live traffic; what is refused stays in the round's folder.
final class Promotion {
  private final RetrainRequest request;
  private final Round round;

  Promotion(RetrainRequest request, Round round) {
    this.request = request;
    this.round = round;
  }

  Retrained carryOut(
      Verdict verdict, ModelBundle draft, CandidateReport.Findings findings, RetrainCard card)
      throws IOException {
    var said =
        new CandidateFolder.Said(
            findings.metrics(),
            withVerdict(findings.json(), verdict),
            card.text(),
            round.folder().text(TrainingReference.FILE));
    var published = CandidateFolder.publish(Files.createDirectories(place(verdict)), draft, said);
    var serves = verdict.ruling() == Verdict.Ruling.PROMOTE && request.options().promotes();
    if (serves && !isServing()) {
      requireTheIncumbent();
      SwappableClassifier.requireAnswer(published, ClassifierSettings.batch());
      request.places().models().activate(round.plan().candidate());
    }
    round.folder().end(verdict.ruling().name().toLowerCase(Locale.ROOT));
    return new Retrained(verdict, published.folder(), round.folder().path(), serves);
  }

  /// An interrupted promotion had come that far.
  private boolean isServing() {
    return serving().equals(round.plan().candidate());
  }

  private String serving() {
    return request.places().models().serving().manifest().identity().label();
  }

  /// The candidate was measured against one model alone.
  private void requireTheIncumbent() {
    var serving = serving();
    if (!serving.equals(round.plan().incumbent())) {
      throw new RetrainRefused(
          "expected %s to serve still, as when the round began, found %s: run again with --fresh"
              .formatted(round.plan().incumbent(), serving));
    }
  }

  private Path place(Verdict verdict) {
    return switch (verdict.ruling()) {
      case PROMOTE, UNPROVEN -> request.places().ownModels();
      case REFUSED -> round.folder().file(RoundFolder.REFUSED);
    };
  }

  private static String withVerdict(String reportJson, Verdict verdict) throws IOException {
    var report = RetrainJson.read(reportJson);
    report.set("gate", RetrainJson.read(verdict.json()));
    return RetrainJson.text(report);
  }
}
