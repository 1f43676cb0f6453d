package dev.pointsman.policy;

import dev.pointsman.catalog.ModelOffer;
import dev.pointsman.catalog.Target;
import dev.pointsman.catalog.Tier;
import dev.pointsman.catalog.UpstreamModel;
import dev.pointsman.unit.Probability;
import dev.pointsman.unit.TokenCount;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// What is known of a call before anything is decided.
///
/// @param offers the cost at every model of every tier, cheapest tier first, the tier's best first
/// @param costs the same of each tier's best model
/// @param sufficiencies the chance of each tier of the ladder to suffice, empty when the classifier
///   had no answer
/// @param escalations how many are worth their cost from each of the costs on
/// @param unfit the models that cannot take the call, and why
record Outlook(
    TokenCount input,
    List<TierCost> offers,
    List<TierCost> costs,
    List<Probability> sufficiencies,
    List<Integer> escalations,
    Map<UpstreamModel, String> unfit) {
  boolean classified() {
    return !sufficiencies.isEmpty();
  }

  Optional<TierCost> at(Tier tier) {
    return costs.stream().filter(cost -> cost.tier().equals(tier)).findFirst();
  }

  /// The tier of least expected cost within the bounds; of equals the cheaper one.
  Optional<TierCost> best(Bounds bounds) {
    return costs.stream()
        .filter(cost -> bounds.allow(cost.tier()))
        .min(Comparator.comparing(TierCost::expected).thenComparing(TierCost::tier));
  }

  Probability confidence(Tier tier) {
    return classified() ? sufficiencies.get(tier.rank()) : Probability.ZERO;
  }

  boolean isFit(ModelOffer offer) {
    return !unfit.containsKey(UpstreamModel.of(offer));
  }

  boolean isUsable(TierCost cost) {
    return isFit(cost.offer()) && cost.offer().holds(input);
  }

  /// The models that could take the call over from the chosen one, nearest tier first.
  List<Target> fallbacks(TierCost chosen, Predicate<TierCost> allowed) {
    return offers.stream()
        .filter(cost -> cost.tier().rank() >= chosen.tier().rank())
        .filter(cost -> !cost.offer().equals(chosen.offer()))
        .filter(this::isUsable)
        .filter(allowed)
        .map(TierCost::target)
        .toList();
  }

  /// The tiers above the chosen one that are worth a second and third try.
  List<Target> cascade(TierCost chosen, Predicate<TierCost> allowed) {
    var from = costs.indexOf(chosen);
    if (from < 0 || escalations.isEmpty()) {
      return List.of();
    }
    return costs.subList(from + 1, from + 1 + escalations.get(from)).stream()
        .filter(this::isUsable)
        .filter(allowed)
        .map(TierCost::target)
        .toList();
  }

  /// Why a tier cannot be used.
  String obstacle(Tier tier) {
    var cost = at(tier);
    if (cost.isEmpty()) {
      return "offers no model";
    }
    var offer = cost.get().offer();
    if (!offer.holds(input)) {
      return "cannot hold %d tokens".formatted(input.value());
    }
    var why = unfit.get(UpstreamModel.of(offer));
    return why == null ? "is not allowed" : why;
  }
}
