package dev.pointsman.policy;

import dev.pointsman.catalog.Ladder;
import dev.pointsman.unit.Usd;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Finds where a call can really go. Routing never turns a call into an error, so a landing always
/// exists.
///
/// @param floor the rank below which the rules do not let the call go
/// @param maxCost what the call should cost at most
record Landing(Ladder ladder, Outlook outlook, int floor, Usd maxCost) {
  static Landing regardlessOfCost(Ladder ladder, Outlook outlook) {
    return new Landing(ladder, outlook, 0, Control.NO_LIMIT);
  }

  /// The way to a wish, and to whom it falls if the model there gives no answer.
  Chosen land(Wish wish) {
    var landed = nearest(wish.rank());
    var plan = new RoutePlan(landed, outlook.fallbacks(landed, this::isCheapEnough), List.of());
    if (landed.tier().rank() != wish.rank() || !outlook.isUsable(landed)) {
      return new Chosen(plan, detour(wish, landed).reasons());
    }
    return new Chosen(plan, isCheapEnough(landed) ? wish.reasons() : over(wish, landed).reasons());
  }

  boolean isCheapEnough(TierCost cost) {
    return cost.call().compareTo(maxCost) <= 0;
  }

  /// The wished rank if a model can take the call there within its cost, else the next one above,
  /// else the next one below that the rules allow. Where nothing allowed is cheap enough, the
  /// cheapest of what is allowed: rules stand above the configured cap. Where no model of an
  /// allowed tier can take the call, the best below, else the widest window of all.
  private TierCost nearest(int rank) {
    var usable = outlook.costs().stream().filter(outlook::isUsable).toList();
    var allowed = usable.stream().filter(cost -> cost.tier().rank() >= floor).toList();
    var cheap = allowed.stream().filter(this::isCheapEnough).toList();
    return above(cheap, rank)
        .or(() -> last(cheap))
        .or(() -> allowed.stream().min(Comparator.comparing(TierCost::call)))
        .or(() -> last(usable))
        .orElseGet(this::widest);
  }

  private static Optional<TierCost> above(List<TierCost> costs, int rank) {
    return costs.stream().filter(cost -> cost.tier().rank() >= rank).findFirst();
  }

  private static Optional<TierCost> last(List<TierCost> costs) {
    return costs.isEmpty() ? Optional.empty() : Optional.of(costs.getLast());
  }

  private TierCost widest() {
    return outlook.costs().stream()
        .max(
            Comparator.comparing((TierCost cost) -> outlook.isFit(cost.offer()))
                .thenComparing(cost -> cost.offer().contextWindow()))
        .orElseThrow();
  }

  private Wish detour(Wish wish, TierCost landed) {
    var wished = ladder.tier(wish.rank());
    var cost = outlook.at(wished).filter(outlook::isUsable);
    var obstacle =
        cost.map(dear -> "would cost %s, over the limit of %s".formatted(dear.call(), maxCost))
            .orElseGet(() -> outlook.obstacle(wished));
    var way = landed.tier().equals(wished) ? ", nor can another: %s all the same" : ": %s instead";
    var sentence = wished.name() + " " + obstacle + way.formatted(landed.tier().name());
    return wish.with("unavailable", sentence);
  }

  private Wish over(Wish wish, TierCost landed) {
    var sentence =
        "no tier that the rules allow costs at most %s: %s costs least"
            .formatted(maxCost, landed.tier().name());
    return wish.with("over-limit", sentence);
  }
}
