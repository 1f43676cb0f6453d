package dev.pointsman.policy;

import dev.pointsman.classify.TierDistribution;
import dev.pointsman.unit.Probability;
import java.util.List;
import java.util.stream.IntStream;

/// Places a classifier's tiers on a ladder of another size.
///
/// Both ends are pinned: the classifier's cheapest tier is the ladder's, its top is the ladder's
/// top. What lies between is read off the straight line between the two nearest classifier tiers,
/// which keeps the chances monotone.
public final class Sufficiencies {
  private Sufficiencies() {}

  public static List<Probability> onLadder(TierDistribution tiers, int ladderSize) {
    return IntStream.range(0, ladderSize)
        .mapToObj(rank -> at(tiers, (double) rank / (ladderSize - 1) * (tiers.tiers() - 1)))
        .toList();
  }

  private static Probability at(TierDistribution tiers, double position) {
    var below = (int) Math.floor(position);
    var above = Math.min(below + 1, tiers.tiers() - 1);
    var low = tiers.sufficiency(below).value();
    var high = tiers.sufficiency(above).value();
    return Probability.clipped(low + (position - below) * (high - low));
  }
}
