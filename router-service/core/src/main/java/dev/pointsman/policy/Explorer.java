package dev.pointsman.policy;

import dev.pointsman.catalog.Ladder;
import dev.pointsman.catalog.Tier;
import dev.pointsman.unit.Probability;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Leaves a choice to chance where that is safe, and tells with which chances. An alternative is a
/// tier that rules, budget and models allow and whose expected cost is within the cap.
final class Explorer {
  static final String REASON = "exploration";

  private final Ladder ladder;

  Explorer(Ladder ladder) {
    this.ladder = ladder;
  }

  /// What is drawn in place of the choice of least expected cost, mostly that choice itself.
  Chosen draw(Call call, Bounds bounds, Landing landing, Chosen greedy) {
    var alternatives = alternatives(call, bounds, landing, greedy.plan().chosen());
    var best = alternatives.indexOf(greedy.plan().chosen());
    if (best < 0 || alternatives.size() == 1) {
      return greedy;
    }
    var lot = call.terms().lot();
    var drawn = lot.draw(alternatives.size(), best);
    var chances = chances(alternatives, best, lot);
    return drawn == best
        ? new Chosen(greedy.plan(), greedy.reasons(), chances)
        : explored(alternatives.get(drawn), landing, greedy, chances);
  }

  private static Chosen explored(
      TierCost drawn, Landing landing, Chosen greedy, Map<Tier, Probability> chances) {
    var sentence =
        String.format(
            Locale.ROOT,
            "%s is drawn with chance %.4f in place of %s",
            drawn.tier().name(),
            chances.getOrDefault(drawn.tier(), Probability.ZERO).value(),
            greedy.plan().chosen().tier().name());
    var wish = new Wish(drawn.tier().rank(), greedy.reasons()).with(REASON, sentence);
    var landed = landing.land(wish);
    return new Chosen(landed.plan(), landed.reasons(), chances);
  }

  private List<TierCost> alternatives(Call call, Bounds bounds, Landing landing, TierCost greedy) {
    if (!isSafe(call, bounds)) {
      return List.of();
    }
    var dearest = greedy.expected().plus(call.terms().lot().exploration().maxExtra());
    return call.outlook().costs().stream()
        .filter(cost -> bounds.allow(cost.tier()))
        .filter(call.outlook()::isUsable)
        .filter(landing::isCheapEnough)
        .filter(cost -> cost.expected().compareTo(dearest) <= 0)
        .toList();
  }

  private boolean isSafe(Call call, Bounds bounds) {
    return !call.terms().lot().exploration().isOff()
        && !call.isHeld()
        && isBeginning(call)
        && !bounds.areCritical(ladder.top());
  }

  /// A repeated call has failed before: its user waits already.
  private static boolean isBeginning(Call call) {
    return switch (call.terms().window()) {
      case FIRST_CALL, NEW_PROMPT, AFTER_COMPACTION -> true;
      case COLD_CACHE, TOOL_LOOP, REPEATED_CALL -> false;
    };
  }

  private static Map<Tier, Probability> chances(List<TierCost> alternatives, int best, Lot lot) {
    var chances = new LinkedHashMap<Tier, Probability>();
    for (var i = 0; i < alternatives.size(); i++) {
      chances.put(alternatives.get(i).tier(), lot.chance(alternatives.size(), i == best));
    }
    return chances;
  }
}
