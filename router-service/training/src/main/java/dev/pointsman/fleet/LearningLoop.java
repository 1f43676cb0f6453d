package dev.pointsman.fleet;

import dev.pointsman.classify.Classifier;
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
import dev.pointsman.round.LoggedModels;
import dev.pointsman.round.LoggedTraffic;
import dev.pointsman.round.Peers;
import dev.pointsman.round.Period;
import dev.pointsman.round.SessionLabels;
import dev.pointsman.round.SideBySide;
import dev.pointsman.round.TrafficLog;
import dev.pointsman.round.Unseen;
import dev.pointsman.round.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Decisions, labels, a head, the gate; and again, all as a round does it, but for what only files
/// are needed for. A candidate that the gate does not promote does not serve: one that is unproven
/// is tried by a share of the sessions until the next retrain, as `retrain --canary` does it. The
/// next one learns from all that was heard until then.
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

  /// One retrain: what the gate says of its candidate, and what is live from now on.
  ///
  /// @param peers what serves, and what was taught beside it
  record Stage(Verdict verdict, LiveModels live, Peers peers) {
    Router served() {
      return live.incumbent();
    }
  }

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
    return new Router(policy, "seed model", seedModel.classifier());
  }

  Run run(Traffic traffic) {
    var visits = new ArrayList<Visit>();
    var stages = new ArrayList<Stage>();
    var models = new HashMap<String, Classifier>();
    models.put(first().version(), first().classifier());
    var stage =
        new Stage(
            Verdict.withoutCandidate("nothing is logged yet"),
            LiveModels.alone(first()),
            Peers.alone(first().classifier()));
    for (var part = 1; part <= settings.retrains(); part++) {
      visits.addAll(traffic.visits(stage.live(), settings.decisions() / settings.retrains()));
      stage = after(stage, "retrain " + part, visits.stream().map(Visit::history).toList(), models);
      stages.add(stage);
    }
    return new Run(stages, visits);
  }

  private Stage after(
      Stage before, String version, List<SessionHistory> sessions, Map<String, Classifier> models) {
    var labels = LearntLabels.from(sessions.stream(), Voting.DEFAULT, TenantCap.DEFAULT);
    try {
      var rows = rows(sessions, labels);
      var candidate = peers(rows, seedModel.memory(before.served()));
      models.put(version, candidate.model());
      var traffic = traffic(sessions, labels, new Unseen(settings.folds(), Instant.MIN));
      var mixed = new SideBySide(policy, new LoggedModels.InMemory(models)).mixed(traffic);
      var evidence = new Gate.Evidence(seedModel.held(rows), seedModel.golden(), mixed);
      var verdict = new Gate(settings.gate(), policy, evidence).judge(candidate, before.peers());
      return following(before, verdict, version, candidate);
    } catch (TrainingSetRefused nothing) {
      var verdict = Verdict.withoutCandidate(String.valueOf(nothing.getMessage()));
      return new Stage(verdict, before.live(), before.peers());
    }
  }

  private Stage following(Stage before, Verdict verdict, String version, Peers peers) {
    var candidate = new Router(policy, version, peers.model());
    return switch (verdict.ruling()) {
      case PROMOTE -> new Stage(verdict, LiveModels.alone(candidate), peers);
      case UNPROVEN -> {
        var tried = LiveModels.alone(before.served()).beside(candidate, settings.canary());
        yield new Stage(verdict, tried, before.peers());
      }
      case REFUSED -> new Stage(verdict, before.live(), before.peers());
    };
  }

  private Peers peers(List<LabeledExample> rows, GoldenMemory memory) {
    return new Peers(
        IntStream.range(0, settings.folds())
            .mapToObj(fold -> seedModel.retrained(rows, memory, fold, seed))
            .toList());
  }

  /// The same sessions with every tier's outcome revealed, and no gate before it.
  Router fullInformation(Run run) {
    var sessions = run.visits().stream().map(Visit::history).toList();
    var rows = rows(sessions, new Revealed(run.visits()));
    return new Router(
        policy, "full information", seedModel.retrained(rows, seedModel.nothing(first()), 0, seed));
  }

  private static List<LabeledExample> rows(List<SessionHistory> sessions, SessionLabels labels) {
    var harvest = new Harvest(Voting.DEFAULT.ladder(), Period.EVER);
    sessions.forEach(session -> harvest.add(session, labels.of(session)));
    return harvest.draft(TenantCap.DEFAULT).cleaned().rows().stream()
        .map(TrainingRow::example)
        .toList();
  }

  private LoggedTraffic traffic(
      List<SessionHistory> sessions, SessionLabels labels, Unseen unseen) {
    var log = new TrafficLog(policy.ladder(), Voting.DEFAULT.ladder(), Period.EVER, unseen);
    sessions.forEach(session -> log.add(session, labels.of(session)));
    return log.traffic();
  }
}
