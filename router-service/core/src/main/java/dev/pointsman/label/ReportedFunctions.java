package dev.pointsman.label;

import static dev.pointsman.label.Verdict.INSUFFICIENT;
import static dev.pointsman.label.Verdict.SUFFICED;

import dev.pointsman.label.LabelingFunction.Reported;
import dev.pointsman.outcome.Fact;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What people, tools and builds report of the work. A person's tier is no vote: it is the truth
/// that votes are measured against.
final class ReportedFunctions {
  static final Reported SHIPPED = delivery("shipped", 0.9, ReportedFunctions::shipped);
  static final Reported FAILED = delivery("failed", 0.9, ReportedFunctions::failed);
  static final Reported REVERTED = delivery("reverted", 0.92, ReportedFunctions::reverted);
  static final Reported COMMIT = delivery("commit", 0.75, ReportedFunctions::commit);
  static final Reported CI = delivery("ci", 0.8, ReportedFunctions::ci);
  static final Reported PULL_REQUEST = delivery("pull-request", 0.85, ReportedFunctions::request);
  static final Reported RATING =
      new Reported("rating", Family.RATING, 0.8, ReportedFunctions::rating);
  static final Reported TESTS = new Reported("tests", Family.TESTS, 0.85, ReportedFunctions::tests);
  static final Reported RETRIED =
      new Reported("retried", Family.NEXT, 0.8, ReportedFunctions::retried);

  static final List<Reported> ALL =
      List.of(SHIPPED, FAILED, REVERTED, COMMIT, CI, PULL_REQUEST, RATING, TESTS, RETRIED);

  /// What comes to light when the session has gone on.
  static final Set<LabelingFunction> NEWS = Set.of(REVERTED, CI, PULL_REQUEST);

  private static final int GOOD = 4;
  private static final int BAD = 2;

  private ReportedFunctions() {}

  private static Reported delivery(String name, double trust, Sign<Fact> sign) {
    return new Reported(name, Family.DELIVERY, trust, sign);
  }

  private static Optional<Verdict> shipped(Fact fact) {
    return fact instanceof Fact.Shipped ? Optional.of(SUFFICED) : Optional.empty();
  }

  private static Optional<Verdict> failed(Fact fact) {
    return fact instanceof Fact.Failed ? Optional.of(INSUFFICIENT) : Optional.empty();
  }

  private static Optional<Verdict> reverted(Fact fact) {
    return fact instanceof Fact.Reverted ? Optional.of(INSUFFICIENT) : Optional.empty();
  }

  private static Optional<Verdict> commit(Fact fact) {
    return fact instanceof Fact.Commit ? Optional.of(SUFFICED) : Optional.empty();
  }

  private static Optional<Verdict> ci(Fact fact) {
    return fact instanceof Fact.Ci(var passed) ? Optional.of(verdict(passed)) : Optional.empty();
  }

  /// An open request says that somebody thought the work done, which its commits say already.
  private static Optional<Verdict> request(Fact fact) {
    if (!(fact instanceof Fact.PullRequest(var stage))) {
      return Optional.empty();
    }
    return switch (stage) {
      case OPENED -> Optional.empty();
      case MERGED -> Optional.of(SUFFICED);
      case CLOSED -> Optional.of(INSUFFICIENT);
    };
  }

  private static Optional<Verdict> rating(Fact fact) {
    if (!(fact instanceof Fact.Rating(var stars)) || (stars > BAD && stars < GOOD)) {
      return Optional.empty();
    }
    return Optional.of(verdict(stars >= GOOD));
  }

  private static Optional<Verdict> tests(Fact fact) {
    return fact instanceof Fact.Tests(_, var failed)
        ? Optional.of(verdict(failed == 0))
        : Optional.empty();
  }

  private static Optional<Verdict> retried(Fact fact) {
    return fact instanceof Fact.Retried ? Optional.of(INSUFFICIENT) : Optional.empty();
  }

  private static Verdict verdict(boolean good) {
    return good ? SUFFICED : INSUFFICIENT;
  }
}
