package dev.pointsman.label;

import java.util.List;

/// What each family says of a step, and what a person said: all that the label model needs to know.
/// Eight bits a family (the cue's number plus 1, and the halvings of its share), then the truth.
record Pattern(long bits) {
  private static final int FAMILY_BITS = 8;
  private static final int CUE_BITS = 6;
  private static final int TRUTH_AT = FAMILY_BITS * Family.values().length;
  private static final double EQUAL = 1e-9;

  /// A family speaks through its strongest vote; two equally strong ones that contradict each other
  /// leave it silent.
  static Pattern of(List<Vote> votes, Truth truth) {
    var bits = (long) truth.code() << TRUTH_AT;
    for (var family : Family.values()) {
      bits |= spoken(family, votes) << (FAMILY_BITS * family.place());
    }
    return new Pattern(bits);
  }

  private static long spoken(Family family, List<Vote> votes) {
    var strongest = 0.0;
    var word = 0L;
    for (var vote : votes) {
      if (vote.function().family() == family && vote.strength() > strongest - EQUAL) {
        var isTie = vote.strength() < strongest + EQUAL;
        word = isTie ? tied(word, vote) : word(vote);
        strongest = Math.max(strongest, vote.strength());
      }
    }
    return word;
  }

  private static long tied(long word, Vote vote) {
    var agrees = word == 0 || new Cue((int) cueNumber(word)).verdict() == vote.verdict();
    return agrees ? word : 0;
  }

  private static long word(Vote vote) {
    return (long) vote.halvings() << CUE_BITS | vote.cue().number() + 1;
  }

  Truth truth() {
    return Truth.of((int) (bits >> TRUTH_AT));
  }

  boolean speaks(Family family) {
    return word(family) != 0;
  }

  /// The number of the cue that a speaking family gives.
  int cue(Family family) {
    return (int) cueNumber(word(family));
  }

  double share(Family family) {
    return Math.scalb(1.0, -(int) (word(family) >> CUE_BITS));
  }

  private static long cueNumber(long word) {
    return (word & (1 << CUE_BITS) - 1) - 1;
  }

  private long word(Family family) {
    return bits >> (FAMILY_BITS * family.place()) & (1 << FAMILY_BITS) - 1;
  }
}
