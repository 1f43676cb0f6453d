package dev.pointsman.fleet;

import dev.pointsman.dataset.LabeledExample;
import dev.pointsman.dataset.TrainingRow;
import dev.pointsman.dataset.TrainingSetRefused;
import dev.pointsman.journal.SessionHistory;
import dev.pointsman.label.TenantCap;
import dev.pointsman.label.Voting;
import dev.pointsman.policy.Policy;
import dev.pointsman.round.Gate;
import dev.pointsman.round.GoldenMemory;
import dev.pointsman.round.Harvest;
import dev.pointsman.round.LearntLabels;
import dev.pointsman.round.LoggedTraffic;
import dev.pointsman.round.Period;
import dev.pointsman.round.SessionLabels;
import dev.pointsman.round.TrafficLog;
import dev.pointsman.round.Verdict;
import java.util.ArrayList;
import java.util.List;

/// Decisions, labels, a head, the gate; and again, all as a round does it, but for what only files
/// are needed for. A candidate that the gate does not promote does not serve; the next one learns
/// from all that was heard until then.
final class LearningLoop {
  private final SeedModel seedModel;
  private final Policy policy;
  private final FleetSettings settings;
  private final long seed;

  LearningLoop(SeedModel seedModel, Policy policy, FleetSettings settings, long seed) {
    this.seedModel = seedModel;
    this.policy = policy;
    this.settings = settings;
    this.seed = seed;
  }

  /// One retrain: what the gate says of its candidate, and what serves from now on.
  record Stage(Verdict verdict, Router served) {}

  /// A run of the loop, and all that was asked in it.
  record Run(List<Stage> stages, List<Visit> visits) {
    Run {
      stages = List.copyOf(stages);
      visits = List.copyOf(visits);
    }

    Router last() {
      return stages.getLast().served();
    }
  }

  /// What serves before anything is learnt.
  Router first() {
    return new Router(policy, seedModel.classifier());
  }

  Run run(Traffic traffic) {
    var visits = new ArrayList<Visit>();
    var stages = new ArrayList<Stage>();
    var served = first();
    for (var part = 1; part <= settings.retrains(); part++) {
      visits.addAll(traffic.visits(served, settings.decisions() / settings.retrains()));
      var stage = retrained(served, visits.stream().map(Visit::history).toList());
      served = stage.served();
      stages.add(stage);
    }
    return new Run(stages, visits);
  }

  private Stage retrained(Router served, List<SessionHistory> sessions) {
    var labels = LearntLabels.from(sessions.stream(), Voting.DEFAULT, TenantCap.DEFAULT);
    try {
      var rows = rows(sessions, labels);
      var candidate = learnt(rows, seedModel.memory(served));
      var verdict = judged(candidate, served, rows, traffic(sessions, labels));
      var promotes = verdict.ruling() == Verdict.Ruling.PROMOTE;
      return new Stage(verdict, promotes ? candidate : served);
    } catch (TrainingSetRefused nothing) {
      return new Stage(Verdict.withoutCandidate(String.valueOf(nothing.getMessage())), served);
    }
  }

  private Verdict judged(
      Router candidate, Router served, List<LabeledExample> rows, LoggedTraffic traffic) {
    var evidence = new Gate.Evidence(seedModel.held(rows), seedModel.golden(), traffic);
    return new Gate(settings.gate(), policy, evidence)
        .judge(candidate.classifier(), served.classifier());
  }

  /// The same sessions with every tier's outcome revealed, and no gate before it.
  Router fullInformation(Run run) {
    var sessions = run.visits().stream().map(Visit::history).toList();
    return learnt(rows(sessions, new Revealed(run.visits())), GoldenMemory.NONE);
  }

  private Router learnt(List<LabeledExample> rows, GoldenMemory memory) {
    return new Router(policy, seedModel.retrained(rows, memory, seed));
  }

  private static List<LabeledExample> rows(List<SessionHistory> sessions, SessionLabels labels) {
    var harvest = new Harvest(Period.EVER);
    sessions.forEach(session -> harvest.add(session, labels.of(session)));
    return harvest.draft(TenantCap.DEFAULT).cleaned().rows().stream()
        .map(TrainingRow::example)
        .toList();
  }

  private LoggedTraffic traffic(List<SessionHistory> sessions, SessionLabels labels) {
    var log = new TrafficLog(policy.ladder(), Period.EVER);
    sessions.forEach(session -> log.add(session, labels.of(session)));
    return log.traffic();
  }
}
