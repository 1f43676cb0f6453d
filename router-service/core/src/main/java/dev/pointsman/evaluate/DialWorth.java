package dev.pointsman.evaluate;

import dev.pointsman.policy.NamedDial;
import java.util.List;

/// What a dial is worth beside sending every call to the top tier.
///
/// @param success what succeeds, as a share of what succeeds there
/// @param cost as a share of the cost there
/// @param tiers the share of the calls at each tier, cheapest first
public record DialWorth(NamedDial dial, Estimate success, Estimate cost, List<Double> tiers) {
  public DialWorth {
    tiers = List.copyOf(tiers);
    if (!Double.isFinite(success.value())) {
      throw new IllegalArgumentException(
          "expected a top tier that succeeds at times, got a success beside it of "
              + success.value());
    }
  }
}
