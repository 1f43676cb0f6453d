package dev.pointsman.fleet;

import dev.pointsman.classify.Classification;
import dev.pointsman.classify.Classifier;
import dev.pointsman.classify.ClassifierAnswer;
import dev.pointsman.evaluate.Deployment;
import dev.pointsman.policy.CallTerms;
import dev.pointsman.policy.Control;
import dev.pointsman.policy.Exploration;
import dev.pointsman.policy.ForcedChoice;
import dev.pointsman.policy.LastChoice;
import dev.pointsman.policy.Policy;
import dev.pointsman.session.SwitchWindow;
import dev.pointsman.unit.DecisionId;

/// The served policy behind a classifier.
///
/// @param version that records name
record Router(Policy policy, String version, Classifier classifier) {
  private static final ClassifierAnswer SILENT =
      new ClassifierAnswer.Unavailable(ClassifierAnswer.Cause.NOT_ASKED, "nobody was asked");

  /// The policy that a fleet is served by: the default one, told what failure costs here.
  static Policy policy(Deployment deployment, FleetSettings settings, long seed) {
    var exploration = new Exploration(settings.epsilon(), Exploration.DEFAULT_MAX_EXTRA, seed);
    return new Policy(
        deployment.catalog(),
        deployment.settings().withDial(settings.habits().dial()).exploring(exploration));
  }

  /// The rules alone.
  static Router withoutClassifier(Policy policy) {
    return new Router(policy, "rules", _ -> SILENT);
  }

  /// The tier of the first call of a session, nothing left to chance.
  int rank(FleetTask task) {
    var features = task.example().features();
    return policy.decide(features, classifier.classify(features)).tier().rank();
  }

  /// A new prompt in a session, perhaps left to chance.
  Ledger.Entry decided(FleetTask task, LastChoice last, DecisionId id) {
    var features = task.example().features();
    var window =
        last instanceof LastChoice.Unknown ? SwitchWindow.FIRST_CALL : SwitchWindow.NEW_PROMPT;
    var terms = CallTerms.free(policy.ladder()).after(last, window).drawing(policy.lot(id));
    var answer = named(classifier.classify(features));
    return new Ledger.Entry(task, false, answer, terms, policy.decide(features, answer, terms));
  }

  private ClassifierAnswer named(ClassifierAnswer answer) {
    return switch (answer) {
      case ClassifierAnswer.Classified(var said) ->
          new ClassifierAnswer.Classified(
              new Classification(said.tiers(), said.taskTypes(), version));
      case ClassifierAnswer.Unavailable silent -> silent;
    };
  }

  /// The same prompt again at a tier that the tenant insists on.
  Ledger.Entry repeated(FleetTask task, int rank, DecisionId id) {
    var ladder = policy.ladder();
    var last = new LastChoice.OfTier(ladder.tier(rank - 1));
    var forced = new ForcedChoice.OfTier(ladder.tier(rank));
    var terms =
        CallTerms.free(ladder)
            .after(last, SwitchWindow.REPEATED_CALL)
            .demanding(new Control(forced, ladder.lowest(), Control.NO_LIMIT))
            .drawing(policy.lot(id));
    var decision = policy.decide(task.example().features(), SILENT, terms);
    return new Ledger.Entry(task, true, SILENT, terms, decision);
  }
}
