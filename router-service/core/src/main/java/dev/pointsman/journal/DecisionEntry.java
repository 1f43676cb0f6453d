package dev.pointsman.journal;

import dev.pointsman.classify.ClassifierAnswer;
import dev.pointsman.feature.RequestFeatures;
import dev.pointsman.policy.RoutingDecision;
import dev.pointsman.unit.DecisionId;
import java.time.Instant;

/// What is known of a call when its decision has been made.
///
/// @param features as the classifier saw them: training never measures again
/// @param body the request as text, for the level that keeps it whole; empty otherwise
public record DecisionEntry(
    DecisionId id,
    Instant time,
    CallOrigin call,
    RequestFeatures features,
    ClassifierAnswer answer,
    RoutingDecision decision,
    String body) {}
