package dev.pointsman.proxy;

import dev.pointsman.catalog.Catalog;
import dev.pointsman.catalog.Target;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The targets that may stand in for the chosen one: the other models of its tier, then those of
/// the tiers above, never one below.
public final class Fallbacks {
  private Fallbacks() {}

  /// The chosen target and its stand-ins in the order in which they are tried.
  ///
  /// @param isAble whether a target can take the call at all: tools, images, context
  public static List<Target> of(Catalog catalog, Target chosen, Predicate<Target> isAble) {
    var standIns =
        catalog.ladder().tiers().stream()
            .filter(tier -> tier.compareTo(chosen.tier()) >= 0)
            .flatMap(tier -> catalog.offers(tier).stream().map(offer -> new Target(tier, offer)))
            .filter(target -> !isSamePlace(target, chosen))
            .filter(isAble);
    return Stream.concat(Stream.of(chosen), standIns).toList();
  }

  private static boolean isSamePlace(Target one, Target other) {
    return one.offer().provider().equals(other.offer().provider())
        && one.offer().model().equals(other.offer().model());
  }
}
