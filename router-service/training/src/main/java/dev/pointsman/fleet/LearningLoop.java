package dev.pointsman.fleet;

import dev.pointsman.dataset.LabeledExample;
import dev.pointsman.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Decisions, labels, a head, the gate; and again. A candidate that the gate holds back does not
/// serve; the next one learns from all that was heard until then.
final class LearningLoop {
  private final Heads heads;
  private final List<LabeledExample> seedRows;
  private final PromotionGate gate;
  private final FleetSettings settings;

  LearningLoop(
      Heads heads, List<LabeledExample> seedRows, PromotionGate gate, FleetSettings settings) {
    this.heads = heads;
    this.seedRows = List.copyOf(seedRows);
    this.gate = gate;
    this.settings = settings;
  }

  /// One retrain: the candidate, what the gate says of it, and what serves from now on.
  record Stage(Router candidate, PromotionGate.Verdict verdict, Router served) {}

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

  Router seedModel(Policy policy, long seed) {
    return new Router(policy, heads.learn(seedRows, seed));
  }

  Run run(Router seedModel, Traffic traffic, long seed) {
    var visits = new ArrayList<Visit>();
    var stages = new ArrayList<Stage>();
    var served = seedModel;
    for (var part = 1; part <= settings.retrains(); part++) {
      visits.addAll(traffic.visits(served, settings.decisions() / settings.retrains()));
      var lessons = Lessons.heard(visits, settings.clip());
      var candidate = learnt(seedModel.policy(), lessons, seed);
      var verdict = gate.judge(candidate, served);
      served = verdict.promotes() ? candidate : served;
      stages.add(new Stage(candidate, verdict, served));
    }
    return new Run(stages, visits);
  }

  /// The same rows with every tier's outcome revealed.
  Router fullInformation(Run run, Policy policy, long seed) {
    return learnt(policy, Lessons.told(run.visits()), seed);
  }

  private Router learnt(Policy policy, List<LabeledExample> lessons, long seed) {
    var rows = Stream.concat(seedRows.stream(), lessons.stream()).toList();
    return new Router(policy, heads.learn(rows, seed));
  }
}
