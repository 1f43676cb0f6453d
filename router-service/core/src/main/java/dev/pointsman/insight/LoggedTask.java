package dev.pointsman.insight;

import java.util.List;

/// A session's logged decisions. They share a developer, a repository and a problem, so that only
/// whole sessions are independent of each other.
///
/// @param stretch of the log that it lies in: within one, chance alone said which of the models
///   that were live then decided for a session
public record LoggedTask(String session, String stretch, List<LoggedDecision> decisions) {
  public LoggedTask {
    decisions = List.copyOf(decisions);
    if (decisions.isEmpty()) {
      throw new IllegalArgumentException("expected at least one decision of " + session);
    }
  }

  /// A session of a log that has one stretch.
  public LoggedTask(String session, List<LoggedDecision> decisions) {
    this(session, "", decisions);
  }

  /// The same session with some of its decisions alone.
  LoggedTask with(List<LoggedDecision> some) {
    return new LoggedTask(session, stretch, some);
  }
}
