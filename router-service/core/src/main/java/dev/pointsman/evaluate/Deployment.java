package dev.pointsman.evaluate;

import dev.pointsman.catalog.Catalog;
import dev.pointsman.catalog.Ladder;
import dev.pointsman.catalog.ModelOffer;
import dev.pointsman.catalog.Tier;
import dev.pointsman.policy.Dial;
import dev.pointsman.policy.Policy;
import dev.pointsman.policy.PolicySettings;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/// The models and the settings of a service that is, or may be: what a policy decides with.
public record Deployment(Catalog catalog, PolicySettings settings) {
  /// Claude's models at list price, decided by the default settings.
  public static Deployment usual() {
    return new Deployment(Catalog.anthropic(), PolicySettings.defaults(Ladder.DEFAULT));
  }

  /// What decides there.
  public Policy policy() {
    return new Policy(catalog, settings);
  }

  public Ladder ladder() {
    return catalog.ladder();
  }

  /// The same service under another dial.
  public Deployment with(Dial dial) {
    return new Deployment(catalog, settings.withDial(dial));
  }

  /// Stands for the settings in force, so that what was decided or judged under others is told
  /// apart.
  public String fingerprint() {
    var settings = this.settings + "|" + catalog;
    return UUID.nameUUIDFromBytes(settings.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /// The same service with fewer tiers, spread evenly over its own, both ends kept. Its rules name
  /// tiers that are not there then, so that the default ones stand for them.
  public Deployment with(int tiers) {
    if (tiers == ladder().size()) {
      return this;
    }
    var kept = spread(tiers, ladder().size()).stream().map(ladder()::tier).toList();
    var smaller = Ladder.of(kept.stream().map(Tier::name).toList());
    var offers = new LinkedHashMap<Tier, List<ModelOffer>>();
    kept.forEach(tier -> offers.put(smaller.tier(kept.indexOf(tier)), catalog.offers(tier)));
    return new Deployment(
        new Catalog(smaller, offers), PolicySettings.defaults(smaller).withDial(settings.dial()));
  }

  /// `few` places spread evenly over `many`, the first and the last among them.
  static List<Integer> spread(int few, int many) {
    return IntStream.range(0, few)
        .mapToObj(place -> (int) Math.round((double) place * (many - 1) / (few - 1)))
        .toList();
  }
}
