package dev.pointsman.fleet;

import dev.pointsman.catalog.Catalog;
import dev.pointsman.classify.Classifier;
import dev.pointsman.policy.CallTerms;
import dev.pointsman.policy.Exploration;
import dev.pointsman.policy.LastChoice;
import dev.pointsman.policy.Policy;
import dev.pointsman.policy.PolicySettings;
import dev.pointsman.policy.RoutingDecision;
import dev.pointsman.session.SwitchWindow;
import dev.pointsman.unit.DecisionId;

/// The served policy behind a classifier.
record Router(Policy policy, Classifier classifier) {
  /// The policy that a fleet is served by: the default one, told what failure costs here.
  static Policy policy(Catalog catalog, FleetSettings settings, long seed) {
    var exploration = new Exploration(settings.epsilon(), Exploration.DEFAULT_MAX_EXTRA, seed);
    return new Policy(
        catalog,
        PolicySettings.defaults(catalog.ladder())
            .withDial(settings.habits().dial())
            .exploring(exploration));
  }

  /// The tier of the first call of a session, nothing left to chance.
  int rank(FleetTask task) {
    var features = task.example().features();
    return policy.decide(features, classifier.classify(features)).tier().rank();
  }

  /// A new prompt in a session, perhaps left to chance.
  RoutingDecision decide(FleetTask task, LastChoice last, DecisionId id) {
    var features = task.example().features();
    var window =
        last instanceof LastChoice.Unknown ? SwitchWindow.FIRST_CALL : SwitchWindow.NEW_PROMPT;
    var terms = CallTerms.free(policy.ladder()).after(last, window).drawing(policy.lot(id));
    return policy.decide(features, classifier.classify(features), terms);
  }
}
