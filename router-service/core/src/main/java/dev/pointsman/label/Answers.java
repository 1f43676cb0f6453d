package dev.pointsman.label;

import dev.pointsman.catalog.Ladder;
import dev.pointsman.catalog.Tier;
import dev.pointsman.journal.DecisionRecord;
import dev.pointsman.journal.Routing;
import dev.pointsman.journal.Serving;
import dev.pointsman.upstream.Attempt;
import dev.pointsman.upstream.Attempt.Result;

/// What the journal says of the answer to a call.
final class Answers {
  private Answers() {}

  /// The rank of the tier whose answer the client got. A tier is known by its name: ladders change.
  /// Failures of a provider say nothing of a tier, and a model that no ladder lists has none.
  static int servedRank(DecisionRecord decision, Ladder ladder) {
    if (decision.routing() instanceof Routing.PassedThrough) {
      return Step.UNSERVED;
    }
    return decision
        .serving()
        .decisive()
        .filter(Attempt::isWhole)
        .map(attempt -> rank(attempt.target().tier(), ladder))
        .orElse(Step.UNSERVED);
  }

  /// The highest rank below this one whose answer did not pass the checks of a cascade; -1 if none.
  static int refutedBelow(DecisionRecord decision, int rank, Ladder ladder) {
    return decision.serving().attempts().stream()
        .filter(attempt -> attempt.result() == Result.INSUFFICIENT)
        .mapToInt(attempt -> rank(attempt.target().tier(), ladder))
        .filter(refuted -> refuted < rank)
        .max()
        .orElse(-1);
  }

  static String stopReason(Serving serving) {
    return switch (serving) {
      case Serving.Pending() -> "";
      case Serving.Interrupted() -> "";
      case Serving.Done(var served) -> served.stopReason();
    };
  }

  private static int rank(Tier tier, Ladder ladder) {
    return ladder.named(tier.name()).map(Tier::rank).orElse(Step.UNSERVED);
  }
}
