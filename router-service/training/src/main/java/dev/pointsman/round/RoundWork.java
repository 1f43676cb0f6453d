package dev.pointsman.round;

import dev.pointsman.catalog.Tier;
import dev.pointsman.dataset.Corpus;
import dev.pointsman.dataset.LabeledExample;
import dev.pointsman.dataset.Source;
import dev.pointsman.dataset.Split;
import dev.pointsman.dataset.TrainingSet;
import dev.pointsman.evaluate.Deployment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Carries a round out, stage by stage; a stage whose result is there is not done again.
final class RoundWork {
  private static final String VERDICT = "verdict.json";
  private static final Set<Source> SERVED_LADDER =
      Set.of(Source.SEED, Source.PROMPTS_TIERED, Source.AGENT_STEPS, Source.JOURNAL);

  private final RetrainRequest request;
  private final Round round;
  private final RetrainProgress progress;

  RoundWork(RetrainRequest request, Round round, RetrainProgress progress) {
    this.request = request;
    this.round = round;
    this.progress = progress;
  }

  Retrained finish() throws IOException {
    requireTheLadder();
    progress.began(Stage.SET);
    var set = set();
    var corpus = withJournal(set);
    var golden = golden();
    var candidate = candidate(corpus, golden);
    progress.began(Stage.EVALUATE);
    var held = heldOut(corpus);
    var findings =
        new CandidateReport(round.folder(), deployment().policy(), progress)
            .of(candidate.draft(), set, corpus);
    refer(candidate, corpus);
    progress.began(Stage.JUDGE);
    var verdict = verdict(candidate, held, golden);
    progress.began(Stage.PROMOTE);
    var card = new RetrainCard(candidate.draft().manifest(), verdict, set, corpus, findings.loss());
    return new Promotion(request, round).carryOut(verdict, candidate.draft(), findings, card);
  }

  /// Labels are given on the ladder of the configuration, and learnt on the model's.
  private void requireTheLadder() {
    var tiers = round.incumbent().manifest().output().tiers().size();
    var ladder = deployment().ladder();
    if (tiers != ladder.size()) {
      throw new RetrainRefused(
          "expected a model of as many tiers as the configuration's ladder %s, got %s with %d"
              .formatted(
                  ladder.tiers().stream().map(Tier::name).toList(),
                  round.plan().incumbent(),
                  tiers));
    }
  }

  private Deployment deployment() {
    return request.terms().deployment();
  }

  private TrainingSet set() throws IOException {
    var built = round.folder().set();
    if (built.isPresent()) {
      return request.source().read(built.get());
    }
    var set = request.source().build(round.plan().started());
    requireSomethingToLearn(set);
    round.folder().learnsFrom(set.name());
    return set;
  }

  private static void requireSomethingToLearn(TrainingSet set) {
    var contents = set.card().contents();
    if (!contents.admittedByAll().isEmpty()) {
      throw new RetrainRefused(
          "training set %s: expected labels that disagree, got %d that all admit %s: nothing can be learnt from them yet"
              .formatted(
                  set.name(), contents.rows(), String.join(" and ", contents.admittedByAll())));
    }
  }

  /// The model's manifest names the training set; the digest of the other rows is in the plan.
  private Corpus withJournal(TrainingSet set) {
    progress.said(
        "training set %s: %d rows, %d with text"
            .formatted(set.name(), set.rows().size(), set.card().contents().withText()));
    var plain = new ArrayList<>(request.corpus().plain());
    plain.addAll(set.examples());
    return new Corpus(plain, request.corpus().steps(), request.corpus().scored(), set.sha256());
  }

  private List<GoldenCase> golden() {
    return request.places().golden().stream()
        .flatMap(file -> GoldenCase.read(file).stream())
        .toList();
  }

  private Candidate candidate(Corpus corpus, List<GoldenCase> golden) throws IOException {
    return switch (request.options().encoder()) {
      case RetrainRequest.EncoderWish.Keep() ->
          new HeadCandidate(request, round, progress).made(corpus, golden);
      case RetrainRequest.EncoderWish.Train wish ->
          new FullCandidate(request, round, progress).made(corpus, wish);
    };
  }

  private void refer(Candidate candidate, Corpus corpus) throws IOException {
    if (!round.folder().has(TrainingReference.FILE)) {
      round
          .folder()
          .write(TrainingReference.FILE, TrainingReference.json(candidate.draft(), corpus));
    }
  }

  private static List<LabeledExample> heldOut(Corpus corpus) {
    return corpus.examples(Split.TEST).stream()
        .filter(row -> SERVED_LADDER.contains(row.provenance().source()))
        .toList();
  }

  private Verdict verdict(Candidate candidate, List<LabeledExample> held, List<GoldenCase> golden)
      throws IOException {
    var folder = round.folder();
    if (!folder.has(VERDICT)) {
      var unseen =
          new Unseen(candidate.folds(), round.incumbent().manifest().identity().createdAt());
      var traffic = request.source().traffic(round.plan().started(), unseen);
      var evidence = new Gate.Evidence(held, golden, mixed(traffic));
      var verdict =
          new Gate(request.terms().gate(), deployment().policy(), evidence)
              .judge(candidate, round.incumbent());
      folder.write("verdict.txt", verdict.text());
      folder.write(VERDICT, verdict.json());
    }
    return Verdict.read(folder.file(VERDICT));
  }

  private LoggedTraffic mixed(LoggedTraffic traffic) {
    var artifacts = request.places().models().artifacts();
    try (var models = LoggedModels.open(traffic.models(), artifacts)) {
      return new SideBySide(deployment().policy(), models.classifiers()).mixed(traffic);
    }
  }
}
