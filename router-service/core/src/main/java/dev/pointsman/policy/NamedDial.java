package dev.pointsman.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A setting of the dial that people can tell from others.
public record NamedDial(String name, Dial dial) {
  public static final String AS_CONFIGURED = "as configured";

  private static final double ROUNDING = 1_000;

  /// From economy to strict and beyond, each stricter than the one before.
  public static List<NamedDial> ladder() {
    return List.of(
        named(Quality.ECONOMY),
        flippingAt(0.5),
        named(Quality.BALANCED),
        flippingAt(0.7),
        named(Quality.STRICT),
        flippingAt(0.85),
        flippingAt(0.9),
        flippingAt(0.95),
        flippingAt(0.98));
  }

  /// The ladder, and a dial in force that is not on it.
  public static List<NamedDial> ladderBeside(Dial inForce) {
    var dials = new ArrayList<>(ladder());
    if (dials.stream().noneMatch(known -> known.dial().equals(inForce))) {
      dials.add(new NamedDial(AS_CONFIGURED, inForce));
    }
    return List.copyOf(dials);
  }

  private static NamedDial named(Quality quality) {
    return new NamedDial(quality.label(), quality.dial());
  }

  /// The dial at which, on a ladder priced 1:3:5, a dearer tier that is sure to suffice is taken
  /// once the chance of the fast one falls below this: the two lines of the decision record
  /// "Failure costs a share of the call", solved for the shares.
  private static NamedDial flippingAt(double chance) {
    return new NamedDial(
        String.format(Locale.ROOT, "at %.2f", chance),
        Quality.dial(rounded(0.4 / (1 - chance) - 0.6), rounded(0.8 / (1 - chance))));
  }

  /// A person copies it.
  private static double rounded(double share) {
    return Math.round(share * ROUNDING) / ROUNDING;
  }
}
