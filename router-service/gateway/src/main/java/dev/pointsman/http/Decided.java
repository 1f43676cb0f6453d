package dev.pointsman.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pointsman.classify.ClassifierAnswer;
import dev.pointsman.feature.RequestFeatures;
import dev.pointsman.policy.CallTerms;
import dev.pointsman.policy.Control;
import dev.pointsman.policy.LastChoice;
import dev.pointsman.policy.RoutingDecision;
import dev.pointsman.request.ChatRequest;
import dev.pointsman.session.CallKind;
import dev.pointsman.session.CallPosition;
import dev.pointsman.session.SessionKey;
import dev.pointsman.session.SessionState;
import dev.pointsman.unit.TokenCount;
import dev.pointsman.upstream.RequestSize;
import java.util.Map;

/// A routed call with everything that led to its decision.
///
/// @param json the body, read
record Decided(
    JsonNode json,
    ChatRequest request,
    Place place,
    RequestFeatures features,
    ClassifierAnswer answer,
    RoutingDecision decision) {
  /// Where a call stands: in which session, and under which terms it is decided.
  record Place(SessionKey session, CallPosition position, SessionState state, CallTerms terms) {
    CallKind kind() {
      return terms.kind();
    }

    Control control() {
      return terms.control();
    }

    Place under(CallTerms others) {
      return new Place(session, position, state, others);
    }
  }

  /// How large the request is, and what is known to be cached of it.
  RequestSize size() {
    var tokens = new TokenCount((long) features.values().value("context_tokens").orElse(0));
    return new RequestSize(
        tokens,
        place.terms().last() instanceof LastChoice.OfModel(_, var warm) ? warm.held() : Map.of());
  }

  boolean isHousekeeping() {
    return place.kind().isHousekeeping();
  }
}
