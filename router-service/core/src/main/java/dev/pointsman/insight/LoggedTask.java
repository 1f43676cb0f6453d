package dev.pointsman.insight;

import java.util.List;

/// A session's logged decisions. They share a developer, a repository and a problem, so that only
/// whole sessions are independent of each other.
public record LoggedTask(String session, List<LoggedDecision> decisions) {
  public LoggedTask {
    decisions = List.copyOf(decisions);
    if (decisions.isEmpty()) {
      throw new IllegalArgumentException("expected at least one decision of " + session);
    }
  }
}
