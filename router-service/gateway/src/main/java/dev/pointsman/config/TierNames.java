package dev.pointsman.config;

import dev.pointsman.catalog.Ladder;
import dev.pointsman.catalog.Tier;

/// Resolves the names of tiers.
final class TierNames {
  private final Ladder ladder;

  TierNames(Ladder ladder) {
    this.ladder = ladder;
  }

  Tier tier(Section section, String key, Tier byDefault) {
    var name = section.text(key, byDefault.name());
    return ladder.named(name).orElseGet(() -> unknown(section, key, name, byDefault));
  }

  private Tier unknown(Section section, String key, String name, Tier byDefault) {
    var known = ladder.tiers().stream().map(Tier::name).toList();
    section.note(key, name, "unknown tier: " + Names.suggest(name, known));
    return byDefault;
  }
}
