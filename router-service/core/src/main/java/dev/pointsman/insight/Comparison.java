package dev.pointsman.insight;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/// What a log tells of the difference between a candidate and an incumbent.
///
/// @param decisions in the log
/// @param differing on how many of them the two decide differently: no rate can differ by more than
///   their share
/// @param differences candidate less incumbent, doubly robust, over the same draws of sessions; the
///   cost per shipped task as a share of the incumbent's
public record Comparison(int decisions, int differing, Map<Figure, Finding> differences) {
  public Comparison {
    var copy = new EnumMap<Figure, Finding>(Figure.class);
    copy.putAll(differences);
    differences = Collections.unmodifiableMap(copy);
  }

  public double differingShare() {
    return decisions == 0 ? 0 : (double) differing / decisions;
  }

  public Finding difference(Figure figure) {
    return differences.getOrDefault(figure, new Finding.NotIdentifiable("it was not computed"));
  }
}
