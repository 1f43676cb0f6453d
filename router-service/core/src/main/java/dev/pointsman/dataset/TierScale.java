package dev.pointsman.dataset;

import dev.pointsman.json.MalformedJson;
import dev.pointsman.json.PlacedJson;
import java.util.List;

/// The tier names that data files use, cheapest first, and their ranks.
public final class TierScale {
  public static final List<String> TIERS = List.of("fast", "standard", "premium");

  /// The rank that means that no tier suffices.
  public static final int NONE = TIERS.size();

  private static final String NONE_LABEL = "none";

  private TierScale() {}

  /// The name of a rank, `none` for the one behind the last tier.
  public static String label(int rank) {
    return rank == NONE ? NONE_LABEL : TIERS.get(rank);
  }

  /// @throws MalformedJson naming the field that is none of an interval
  static TierLabel.Interval interval(PlacedJson lowest, PlacedJson highest, PlacedJson weight) {
    var from = rank(lowest);
    var to = rank(highest);
    if (to < from) {
      throw new MalformedJson(
          highest.pointer(), "no tier below the lowest, " + label(from), label(to));
    }
    var trust = weight.requireQuantity();
    if (trust == 0 || trust > TierLabel.LARGEST_WEIGHT) {
      throw new MalformedJson(
          weight.pointer(),
          "a weight above 0, at most " + TierLabel.LARGEST_WEIGHT,
          String.valueOf(trust));
    }
    return new TierLabel.Interval(from, to, trust);
  }

  /// @throws MalformedJson when the value is not a tier's name or `none`
  static int rank(PlacedJson name) {
    var label = name.requireText();
    var rank = label.equals(NONE_LABEL) ? NONE : TIERS.indexOf(label);
    if (rank < 0) {
      throw new MalformedJson(name.pointer(), "one of " + TIERS + " or none", "\"" + label + "\"");
    }
    return rank;
  }
}
