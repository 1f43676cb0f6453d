package dev.pointsman.policy;

import dev.pointsman.catalog.Ladder;
import dev.pointsman.catalog.Tier;
import dev.pointsman.unit.Usd;

/// What a client demands of one call's decision.
///
/// @param minimum the tier that it wants at least; the lowest one when it says nothing
/// @param maxCost the most that the call may cost, [#NO_LIMIT] when it says nothing
public record Control(ForcedChoice forced, Tier minimum, Usd maxCost) {
  public static final Usd NO_LIMIT = new Usd(Long.MAX_VALUE);

  /// No demands.
  public static Control none(Ladder ladder) {
    return new Control(ForcedChoice.none(), ladder.lowest(), NO_LIMIT);
  }

  boolean limitsCost() {
    return !maxCost.equals(NO_LIMIT);
  }

  public boolean isForced() {
    return !(forced instanceof ForcedChoice.None);
  }

  /// Whether the client names the model itself, not a virtual one.
  public boolean namesModel() {
    return switch (forced) {
      case ForcedChoice.None _, ForcedChoice.OfTier _ -> false;
      case ForcedChoice.OfModel _, ForcedChoice.PassThrough _ -> true;
    };
  }
}
