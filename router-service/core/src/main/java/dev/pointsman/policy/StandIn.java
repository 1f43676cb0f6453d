package dev.pointsman.policy;

import dev.pointsman.catalog.Catalog;
import dev.pointsman.catalog.ModelOffer;
import dev.pointsman.catalog.Target;
import dev.pointsman.catalog.Tier;
import dev.pointsman.unit.ModelId;
import dev.pointsman.unit.ProviderId;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// Takes the price and window of a listed model for one that the catalog does not list: those of
/// the same model without its date, in this catalog or a usual one, else of the provider's dearest,
/// else of the dearest of all. A cost must never be understated, and an unknown one never be 0.
final class StandIn {
  private static final String DATE = "-(?:\\d{8}|\\d{4}-\\d{2}-\\d{2})$";

  private final Catalog catalog;

  StandIn(Catalog catalog) {
    this.catalog = catalog;
  }

  Target of(ProviderId provider, ModelId model) {
    var undated = model.value().replaceFirst(DATE, "");
    var like =
        Stream.of(catalog, Catalog.anthropic(), Catalog.openAi())
            .flatMap(StandIn::listed)
            .filter(target -> target.offer().model().value().equals(undated))
            .findFirst()
            .or(() ->
                dearest(
                    listed(catalog).filter(target -> target.offer().provider().equals(provider))))
            .or(() -> dearest(listed(catalog)))
            .orElseThrow();
    return new Target(tier(like.tier()), named(like.offer(), provider, model));
  }

  private static Optional<Target> dearest(Stream<Target> targets) {
    return targets.max(Comparator.comparing((Target target) -> target.offer().price().output()));
  }

  private static Stream<Target> listed(Catalog catalog) {
    return catalog.ladder().tiers().stream()
        .flatMap(tier -> catalog.offers(tier).stream().map(offer -> new Target(tier, offer)));
  }

  /// A ladder of other tiers than the usual ones has the model at its top.
  private Tier tier(Tier told) {
    var ladder = catalog.ladder();
    return ladder.tiers().contains(told) ? told : ladder.top();
  }

  private static ModelOffer named(ModelOffer like, ProviderId provider, ModelId model) {
    return new ModelOffer(provider, model, like.price(), like.contextWindow(), like.outputFactor());
  }
}
