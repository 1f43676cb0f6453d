package dev.pointsman.config;

import dev.pointsman.catalog.Catalog;
import dev.pointsman.catalog.Ladder;
import dev.pointsman.catalog.ModelOffer;
import dev.pointsman.catalog.Price;
import dev.pointsman.catalog.Tier;
import dev.pointsman.unit.ModelId;
import dev.pointsman.unit.ProviderId;
import dev.pointsman.unit.TokenCount;
import dev.pointsman.unit.Usd;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads `tiers`: the ladder, cheapest tier first, and the models of each tier.
final class TierSection {
  private static final int USUAL_WINDOW = 200_000;
  private static final int LARGEST_WINDOW = 100_000_000;

  private final Section root;
  private final Set<ProviderId> providers;
  private final Catalogs usual;

  TierSection(Section root, Set<ProviderId> providers, Catalogs usual) {
    this.root = root;
    this.providers = providers;
    this.usual = usual;
  }

  Catalogs read() {
    if (!root.has("tiers")) {
      return usual;
    }
    var tiers = root.sections("tiers");
    var names = tiers.stream().map(tier -> tier.required("name")).toList();
    var models = tiers.stream().map(this::models).toList();
    return isLadder(names) ? Catalogs.sole(catalog(Ladder.of(names), models)) : usual;
  }

  private boolean isLadder(List<String> names) {
    if (names.size() < Ladder.SMALLEST || names.size() > Ladder.LARGEST) {
      root.note("tiers", names.toString(), "list 2 to 5 tiers, the cheapest first");
      return false;
    }
    if (new HashSet<>(names).size() < names.size()) {
      root.note("tiers", names.toString(), "give each tier a name of its own");
      return false;
    }
    return names.stream().noneMatch(String::isEmpty);
  }

  private Catalog catalog(Ladder ladder, List<List<ModelOffer>> models) {
    var offers = new LinkedHashMap<Tier, List<ModelOffer>>();
    ladder.tiers().forEach(tier -> offers.put(tier, models.get(tier.rank())));
    if (models.stream().allMatch(List::isEmpty)) {
      return new Catalog(
          ladder, Map.of(ladder.lowest(), usual.main().offers(usual.main().ladder().lowest())));
    }
    return new Catalog(ladder, offers);
  }

  private List<ModelOffer> models(Section tier) {
    var offers = new ArrayList<ModelOffer>();
    var stated = tier.sections("models");
    if (stated.isEmpty()) {
      tier.note("models", "none", "list at least one model");
    }
    for (var model : stated) {
      var provider = model.required("provider");
      var name = model.required("model");
      var price = price(model);
      var window = model.whole("context_window", USUAL_WINDOW, 1, LARGEST_WINDOW);
      var factor = model.number("output_factor", 1, 0.01, 100);
      if (isProvider(model, provider) && !name.isEmpty()) {
        offers.add(
            new ModelOffer(
                new ProviderId(provider),
                new ModelId(name),
                price,
                new TokenCount(window),
                factor));
      }
    }
    return offers;
  }

  private static Price price(Section model) {
    return new Price(
        Usd.of(model.requiredNumber("input_usd_per_million", 0, 10_000)),
        Usd.of(model.requiredNumber("output_usd_per_million", 0, 10_000)),
        model.number("cache_read_factor", Price.USUAL_CACHE_READ, 0, 10),
        model.number("cache_write_factor", Price.USUAL_CACHE_WRITE, 0, 10));
  }

  private boolean isProvider(Section model, String name) {
    var known = providers.stream().map(ProviderId::value).sorted().toList();
    if (!name.isEmpty() && !known.contains(name)) {
      model.note("provider", name, "unknown provider: " + Names.suggest(name, known));
    }
    return known.contains(name);
  }
}
