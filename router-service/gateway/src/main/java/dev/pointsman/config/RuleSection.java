package dev.pointsman.config;

import dev.pointsman.catalog.Ladder;
import dev.pointsman.catalog.Tier;
import dev.pointsman.feature.FeatureSchema;
import dev.pointsman.feature.FeatureSpec;
import dev.pointsman.policy.KeywordRule;
import dev.pointsman.policy.MinimumTier;
import dev.pointsman.policy.Rules;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Reads `policy.rules`: each rule that is named replaces the default one.
final class RuleSection {
  private static final double LARGEST_MEASURE = 1e12;

  private final Section section;
  private final Ladder ladder;
  private final TierNames tiers;

  RuleSection(Section section, Ladder ladder) {
    this.section = section;
    this.ladder = ladder;
    this.tiers = new TierNames(ladder);
  }

  Rules read() {
    var usual = Rules.defaults(ladder);
    var rules =
        new Rules(
            rolePins(usual.rolePins()),
            minimumTiers(usual.minimumTiers()),
            words(section.section("raising_words"), usual.raising()),
            words(section.section("lowering_words"), usual.lowering()),
            section.whole("iteration_cap", usual.iterationCap(), 1, Integer.MAX_VALUE));
    return section.flag("enabled", true) ? rules : Rules.none(ladder);
  }

  private Map<String, Tier> rolePins(Map<String, Tier> usual) {
    if (!section.has("role_pins")) {
      return usual;
    }
    var pins = section.section("role_pins");
    var tiersByRole = new HashMap<String, Tier>();
    for (var role : pins.keys()) {
      pins.required(role);
      tiersByRole.put(role.toLowerCase(Locale.ROOT), tiers.tier(pins, role, ladder.lowest()));
    }
    return tiersByRole;
  }

  private List<MinimumTier> minimumTiers(List<MinimumTier> usual) {
    if (!section.has("minimum_tiers")) {
      return usual;
    }
    return section.sections("minimum_tiers").stream().map(this::minimumTier).toList();
  }

  private MinimumTier minimumTier(Section rule) {
    var feature = feature(rule);
    var atLeast = rule.requiredNumber("at_least", -LARGEST_MEASURE, LARGEST_MEASURE);
    rule.required("tier");
    return new MinimumTier(feature, atLeast, tiers.tier(rule, "tier", ladder.middle()));
  }

  /// A feature that nothing measures would make a rule that never fires.
  private static String feature(Section rule) {
    var name = rule.required("feature");
    if (!name.isEmpty() && !FeatureSchema.contains(name)) {
      var known = FeatureSchema.FEATURES.stream().map(FeatureSpec::name).toList();
      rule.note("feature", name, "unknown feature: " + Names.suggest(name, known));
    }
    return name;
  }

  private KeywordRule words(Section rule, KeywordRule usual) {
    var keywords = rule.texts("keywords", usual.keywords());
    for (var keyword : keywords) {
      if (!KeywordRule.isUsable(keyword)) {
        rule.note("keywords", keyword, "use words with letters or digits, at most 60 characters");
      }
    }
    return new KeywordRule(
        keywords.stream().filter(KeywordRule::isUsable).toList(),
        tiers.tier(rule, "tier", usual.tier()),
        rule.whole("longest_prompt_words", usual.longestPrompt(), 1, Integer.MAX_VALUE));
  }
}
