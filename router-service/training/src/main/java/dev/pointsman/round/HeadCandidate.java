package dev.pointsman.round;

import dev.pointsman.bundle.Manifest;
import dev.pointsman.bundle.ModelBundle;
import dev.pointsman.dataset.Corpus;
import dev.pointsman.dataset.LabeledExample;
import dev.pointsman.dataset.RoundFolder;
import dev.pointsman.dataset.Source;
import dev.pointsman.dataset.Split;
import dev.pointsman.export.ParityCheck;
import dev.pointsman.export.ParityReport;
import dev.pointsman.fit.HeadWeights;
import dev.pointsman.onnx.ClassifierSettings;
import dev.pointsman.onnx.OnnxClassifier;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Makes a candidate of another tier layer behind the incumbent's own encoder, and its peers, so
/// that every logged session can judge one of them.
final class HeadCandidate {
  private static final int COMPARED_INPUTS = 300;

  private final RetrainRequest request;
  private final Round round;
  private final RetrainProgress progress;

  HeadCandidate(RetrainRequest request, Round round, RetrainProgress progress) {
    this.request = request;
    this.round = round;
    this.progress = progress;
  }

  /// @param golden cases that it may not flip
  Candidate made(Corpus corpus, List<GoldenCase> golden) throws IOException {
    progress.began(Stage.ENCODE);
    var compared = compared(corpus);
    var promised = golden.stream().map(GoldenCase::row).toList();
    var seen =
        Stream.of(TrainingRows.of(corpus), corpus.of(Source.JOURNAL), compared, promised)
            .flatMap(List::stream)
            .toList();
    var vectors = new Encoding(round.incumbent(), progress).of(seen, round.folder());
    progress.began(Stage.FIT);
    var heads = fitted(corpus, vectors, golden);
    progress.began(Stage.EXPORT);
    var drafts = new DraftFolder(round.folder());
    var head = heads.getFirst();
    var manifest = manifest(corpus, head);
    if (!drafts.isWhole()) {
      var draft = CandidateFolder.draft(drafts.emptied(), manifest, round.incumbent(), head);
      drafts.keep(parity(draft, compared, new HeadReference(head, vectors, rows(vectors))));
    }
    var workspace = round.folder().file(RoundFolder.WORKSPACE);
    return drafts.candidate(
        round.plan().candidate(),
        CandidateFolder.peers(workspace, manifest, round.incumbent(), heads));
  }

  /// One head for each fold.
  private List<HeadFit.Fitted> fitted(Corpus corpus, TextVectors vectors, List<GoldenCase> golden)
      throws IOException {
    var manifest = round.incumbent().manifest();
    var anchor = HeadWeights.ofGraph(round.anchor().head());
    var fit = new HeadFit(manifest, anchor, request.options().seed(), progress);
    var trial = new GoldenTrial(golden, request.terms().deployment().policy());
    var heads = new ArrayList<HeadFit.Fitted>();
    try (var learner = new HeadLearner(vectors, manifest);
        var incumbent = OnnxClassifier.open(round.incumbent(), ClassifierSettings.batch())) {
      var memory = trial.memory(incumbent, learner::serving);
      for (var fold = 0; fold < Split.FOLDS; fold++) {
        heads.add(fit.fit(new HeadLesson(corpus, vectors, memory, fold), round.folder()));
      }
    }
    return heads;
  }

  private HeadRows rows(TextVectors vectors) {
    return new HeadRows(vectors, round.incumbent().manifest());
  }

  /// Held-out rows, spread evenly over all sources.
  private static List<LabeledExample> compared(Corpus corpus) {
    var held = corpus.examples(Split.TEST);
    var step = Math.max(1, held.size() / COMPARED_INPUTS);
    return Stream.iterate(0, at -> at < held.size(), at -> at + step).map(held::get).toList();
  }

  private static ParityReport parity(
      ModelBundle draft, List<LabeledExample> compared, HeadReference reference)
      throws IOException {
    return new ParityCheck(draft).compare(compared.stream().map(reference::answer).toList());
  }

  private Manifest manifest(Corpus corpus, HeadFit.Fitted head) {
    var old = round.incumbent().manifest();
    var plan = round.plan();
    return new Manifest(
        new Manifest.Identity(old.identity().name(), plan.version(), plan.started()),
        old.input(),
        old.output().withTierTemperature(head.tierTemperature()),
        new Manifest.Origin(
            old.origin().baseModel(),
            old.origin().licence(),
            corpus.sha256(),
            request.options().codeVersion(),
            request.options().seed()),
        Map.of(),
        Map.of());
  }
}
