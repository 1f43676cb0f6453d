package dev.pointsman.label;

import static dev.pointsman.label.Verdict.INSUFFICIENT;
import static dev.pointsman.label.Verdict.SUFFICED;

import dev.pointsman.label.LabelingFunction.Reported;
import dev.pointsman.outcome.Fact;
import dev.pointsman.outcome.Fate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What people, tools and builds report of the work. A person's tier is no vote: it is the truth
/// that votes are measured against.
final class ReportedFunctions {
  static final Reported SHIPPED = delivery("shipped", 0.9, Fact.Shipped.class);
  static final Reported FAILED = delivery("failed", 0.9, Fact.Failed.class);
  static final Reported REVERTED = delivery("reverted", 0.92, Fact.Reverted.class);
  static final Reported COMMIT = delivery("commit", 0.75, Fact.Commit.class);
  static final Reported CI = delivery("ci", 0.8, Fact.Ci.class);

  /// An open request says that somebody thought the work done, which its commits say already.
  static final Reported PULL_REQUEST = delivery("pull-request", 0.85, Fact.PullRequest.class);

  static final Reported RATING = reported("rating", Family.RATING, 0.8, Fact.Rating.class);
  static final Reported TESTS = reported("tests", Family.TESTS, 0.85, Fact.Tests.class);
  static final Reported RETRIED = reported("retried", Family.NEXT, 0.8, Fact.Retried.class);

  static final List<Reported> ALL =
      List.of(SHIPPED, FAILED, REVERTED, COMMIT, CI, PULL_REQUEST, RATING, TESTS, RETRIED);

  /// What comes to light when the session has gone on.
  static final Set<LabelingFunction> NEWS = Set.of(REVERTED, CI, PULL_REQUEST);

  private ReportedFunctions() {}

  private static Reported delivery(String name, double trust, Class<? extends Fact> kind) {
    return reported(name, Family.DELIVERY, trust, kind);
  }

  private static Reported reported(
      String name, Family family, double trust, Class<? extends Fact> kind) {
    return new Reported(
        name, family, trust, fact -> kind.isInstance(fact) ? verdict(fact) : Optional.empty());
  }

  private static Optional<Verdict> verdict(Fact fact) {
    return switch (Fate.of(fact)) {
      case SHIPPED -> Optional.of(SUFFICED);
      case FAILED -> Optional.of(INSUFFICIENT);
      case UNKNOWN, BROKEN -> Optional.empty();
    };
  }
}
