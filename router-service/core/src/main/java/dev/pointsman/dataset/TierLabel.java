package dev.pointsman.dataset;

/// What a row knows of the lowest sufficient tier.
public sealed interface TierLabel {
  double LARGEST_WEIGHT = 10;

  /// The lowest sufficient tier lies in `[lowest, highest]`; ranks count from the cheapest tier,
  /// and the rank after the last tier means that none suffices. The weight carries the source's
  /// trust.
  record Interval(int lowest, int highest, double weight) implements TierLabel {
    public Interval {
      if (lowest < 0 || highest < lowest || !(weight > 0 && weight <= LARGEST_WEIGHT)) {
        throw new IllegalArgumentException(
            "expected 0 <= lowest <= highest and a weight in (0, %s], got [%d, %d] with weight %s"
                .formatted(LARGEST_WEIGHT, lowest, highest, weight));
      }
    }

    public boolean exact() {
      return lowest == highest;
    }
  }

  /// Nothing is known.
  record Unknown() implements TierLabel {}
}
