package dev.pointsman.outcome;

import java.util.Map;

/// What was seen of the work.
public sealed interface Fact {
  /// The work was kept.
  record Shipped() implements Fact {}

  /// The work was of no use.
  record Failed() implements Fact {}

  /// A person's mark.
  ///
  /// @param stars from 1, of no use, to 5
  record Rating(int stars) implements Fact {
    public Rating {
      if (stars < 1 || stars > 5) {
        throw new IllegalArgumentException("expected 1 to 5 stars, got " + stars);
      }
    }
  }

  /// A test run after the work.
  record Tests(int passed, int failed) implements Fact {
    public Tests {
      if (passed < 0 || failed < 0 || passed + (long) failed == 0) {
        throw new IllegalArgumentException(
            "expected at least one test, got %d passed and %d failed".formatted(passed, failed));
      }
    }
  }

  /// The same was asked for again.
  record Retried() implements Fact {}

  /// The work was taken back.
  record Reverted() implements Fact {}

  /// The work is in a commit.
  record Commit(String hash) implements Fact {}

  /// A build of the work ended.
  record Ci(boolean passed) implements Fact {}

  /// A pull request with the work moved on.
  record PullRequest(Stage stage) implements Fact {
    /// How far it is.
    public enum Stage {
      OPENED,
      MERGED,
      CLOSED
    }
  }

  /// A person's word on the lowest tier that would have sufficed.
  ///
  /// @param tier its name, or `none`
  record Label(String tier) implements Fact {}

  /// Figures of the reporter's own, which nothing is concluded from.
  record Metrics(Map<String, Double> values) implements Fact {
    public Metrics {
      values = Map.copyOf(values);
    }
  }

  /// The word of the contract for this kind of fact.
  default String kind() {
    return switch (this) {
      case Shipped() -> "shipped";
      case Failed() -> "failed";
      case Rating _ -> "rating";
      case Tests _ -> "tests";
      case Retried() -> "retried";
      case Reverted() -> "reverted";
      case Commit _ -> "commit";
      case Ci _ -> "ci";
      case PullRequest _ -> "pull_request";
      case Label _ -> "label";
      case Metrics _ -> "metrics";
    };
  }
}
