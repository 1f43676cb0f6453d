package dev.pointsman.journal;

import dev.pointsman.outcome.Fact;
import dev.pointsman.outcome.Outcome;
import dev.pointsman.outcome.Subject;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What was reported of a decision, told to a person at a terminal.
final class ReportedStory {
  private ReportedStory() {}

  /// A line for each outcome, and none without any.
  static String of(List<Outcome> outcomes) {
    return outcomes.stream().map(ReportedStory::line).collect(Collectors.joining());
  }

  private static String line(Outcome outcome) {
    return "Reported   %s%s, %s\n"
        .formatted(
            said(outcome.fact()),
            outcome.subject() instanceof Subject.OfSession ? " of the whole session" : "",
            outcome.at().truncatedTo(ChronoUnit.MILLIS));
  }

  private static String said(Fact fact) {
    return switch (fact) {
      case Fact.Shipped() -> "shipped";
      case Fact.Failed() -> "failed";
      case Fact.Rating(var stars) -> "rated " + stars + " of 5";
      case Fact.Tests(var passed, var failed) ->
          "tests: %d passed, %d failed".formatted(passed, failed);
      case Fact.Retried() -> "retried";
      case Fact.Reverted() -> "reverted";
      case Fact.Commit(var hash) -> "commit " + hash;
      case Fact.Ci(var passed) -> passed ? "build passed" : "build failed";
      case Fact.PullRequest(var stage) -> "pull request " + stage.name().toLowerCase(Locale.ROOT);
      case Fact.Label(var tier) -> "labelled " + tier;
      case Fact.Metrics(var values) -> "metrics " + values;
    };
  }
}
