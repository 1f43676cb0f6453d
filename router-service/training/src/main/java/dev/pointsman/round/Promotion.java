package dev.pointsman.round;

import dev.pointsman.bundle.CanaryShare;
import dev.pointsman.bundle.ModelBundle;
import dev.pointsman.bundle.TrialFiles;
import dev.pointsman.dataset.RoundFolder;
import dev.pointsman.onnx.ClassifierSettings;
import dev.pointsman.onnx.SwappableClassifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// Carries a verdict out. What passes serves from one atomic rename on; what is unproven lies
/// beside it, and is tried on live traffic where that was asked for; what is refused stays in the
/// round's folder.
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
    var sequel = request.options().sequel();
    var serves = verdict.ruling() == Verdict.Ruling.PROMOTE && sequel.promotes();
    if (serves && !isServing()) {
      requireTheIncumbent();
      SwappableClassifier.requireAnswer(published, ClassifierSettings.batch());
      request.places().models().activate(round.plan().candidate());
    }
    if (sequel.tries()) {
      moveCanary(verdict, published);
    }
    round.folder().end(verdict.ruling().name().toLowerCase(Locale.ROOT));
    return new Retrained(verdict, published.folder(), round.folder().path(), serves);
  }

  /// A canary is compared with the model that serves: it ends where another one does from now on.
  private void moveCanary(Verdict verdict, ModelBundle published) throws IOException {
    var trials = TrialFiles.of(request.places().models());
    switch (verdict.ruling()) {
      case PROMOTE -> trials.endCanary();
      case UNPROVEN -> {
        SwappableClassifier.requireAnswer(published, ClassifierSettings.batch());
        trials.startCanary(
            new CanaryShare(round.plan().candidate(), request.options().sequel().canary()));
      }
      case REFUSED -> {}
    }
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
