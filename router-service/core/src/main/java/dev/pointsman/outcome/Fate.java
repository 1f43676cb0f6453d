package dev.pointsman.outcome;

/// What is known so far to have become of some work.
public enum Fate {
  UNKNOWN,
  SHIPPED,
  FAILED,

  /// The model that was to decide broke. Whatever became of the work was another's merit.
  BROKEN;

  private static final int POOR_STARS = 2;
  private static final int GOOD_STARS = 4;

  /// What a fact alone says.
  public static Fate of(Fact fact) {
    return switch (fact) {
      case Fact.Shipped(), Fact.Commit _ -> SHIPPED;
      case Fact.Failed(), Fact.Retried(), Fact.Reverted() -> FAILED;
      case Fact.Rating(var stars) -> of(stars);
      case Fact.Tests(_, var failed) -> failed > 0 ? FAILED : SHIPPED;
      case Fact.Ci(var passed) -> passed ? SHIPPED : FAILED;
      case Fact.PullRequest(var stage) -> of(stage);
      case Fact.Label _, Fact.Metrics _ -> UNKNOWN;
    };
  }

  private static Fate of(int stars) {
    if (stars <= POOR_STARS) {
      return FAILED;
    }
    return stars >= GOOD_STARS ? SHIPPED : UNKNOWN;
  }

  private static Fate of(Fact.PullRequest.Stage stage) {
    return switch (stage) {
      case OPENED -> UNKNOWN;
      case MERGED -> SHIPPED;
      case CLOSED -> FAILED;
    };
  }

  /// What is known once the next thing is heard: the last word counts.
  public Fate then(Fate next) {
    return this == BROKEN || next == UNKNOWN ? this : next;
  }

  public boolean isFailure() {
    return this == FAILED || this == BROKEN;
  }
}
