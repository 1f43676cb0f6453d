package dev.pointsman.round;

import dev.pointsman.dataset.Corpus;
import dev.pointsman.dataset.LabeledExample;
import dev.pointsman.dataset.RoundFolder;
import dev.pointsman.dataset.Rounds;
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
    var set = round.set();
    var corpus = withJournal(set);
    var golden = round.golden();
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

  private Deployment deployment() {
    return request.terms().deployment();
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
      var incumbent = incumbent();
      var traffic =
          request.source().traffic(round.plan().started(), incumbent.unseenBeside(candidate));
      var evidence = new Gate.Evidence(held, golden, mixed(traffic));
      var verdict =
          new Gate(request.terms().gate(), deployment().policy(), evidence)
              .judge(candidate, incumbent);
      folder.write("verdict.txt", verdict.text());
      folder.write(VERDICT, verdict.json());
    }
    return Verdict.read(folder.file(VERDICT));
  }

  private Incumbent incumbent() throws IOException {
    var place = round.folder().file(RoundFolder.WORKSPACE).resolve("incumbent");
    var kept = new KeptPeers(Rounds.in(request.places().home()));
    return new Incumbent(
        round.incumbent(),
        kept.of(round.incumbent(), place),
        round.anchor().manifest().identity().createdAt());
  }

  private LoggedTraffic mixed(LoggedTraffic traffic) {
    var models = new StoredModels(request.places().models().artifacts(), this::tellAbsent);
    return new SideBySide(deployment().policy(), models).mixed(traffic);
  }

  private void tellAbsent(String model, String why) {
    progress.said(
        "%s, which the log names, cannot be asked again (%s): its calls keep the chances of their records"
            .formatted(model, why));
  }
}
