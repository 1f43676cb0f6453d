package dev.pointsman.config;

import dev.pointsman.catalog.Ladder;
import dev.pointsman.policy.Dial;
import dev.pointsman.policy.Exploration;
import dev.pointsman.policy.OutputPrior;
import dev.pointsman.policy.Overhead;
import dev.pointsman.policy.PolicySettings;
import dev.pointsman.policy.Quality;
import dev.pointsman.request.TaskType;
import dev.pointsman.unit.TokenCount;
import dev.pointsman.unit.Usd;
import java.util.Arrays;
import java.util.EnumMap;

/// Reads `policy`.
final class PolicySection {
  private static final double LARGEST_MARGIN = 0.99;
  private static final double LARGEST_COST = 1e6;

  private final Section section;
  private final Ladder ladder;
  private final TierNames tiers;

  PolicySection(Section section, Ladder ladder) {
    this.section = section;
    this.ladder = ladder;
    this.tiers = new TierNames(ladder);
  }

  PolicySettings read() {
    var usual = PolicySettings.defaults(ladder);
    return new PolicySettings(
        dial(),
        new RuleSection(section.section("rules"), ladder).read(),
        tiers.tier(section, "fallback_tier", usual.fallback()),
        section.number("switch_margin", usual.switchMargin(), 0, LARGEST_MARGIN),
        Usd.of(section.number("max_cost_usd", usual.maxCost().dollars(), 1e-9, LARGEST_COST)),
        expectedOutput(section.section("expected_output_tokens")),
        exploration(section.section("exploration")));
  }

  private Dial dial() {
    var dial = quality().dial();
    return new Dial(
        overhead(section.section("failed_attempt"), dial.failedAttempt()),
        overhead(section.section("nothing_ships"), dial.nothingShips()));
  }

  private Quality quality() {
    var labels = Arrays.stream(Quality.values()).map(Quality::label).toList();
    var label = section.text("quality", Quality.BALANCED.label());
    if (!labels.contains(label)) {
      section.note("quality", label, "unknown quality: " + Names.suggest(label, labels));
    }
    return Quality.ofLabel(label).orElse(Quality.BALANCED);
  }

  private static Overhead overhead(Section overhead, Overhead usual) {
    var fixed = usual.fixed().dollars();
    return new Overhead(
        Usd.of(overhead.number("fixed_usd", fixed, 0, Overhead.LARGEST_FIXED.dollars())),
        overhead.number("share_of_top_tier", usual.share(), 0, Overhead.LARGEST_SHARE));
  }

  private static Exploration exploration(Section section) {
    var usual = Exploration.OFF;
    return new Exploration(
        section.number("epsilon", usual.epsilon(), 0, Exploration.LARGEST_EPSILON),
        Usd.of(section.number("max_extra_usd", usual.maxExtra().dollars(), 0, LARGEST_COST)),
        section.whole("seed", (int) usual.seed(), 0, Integer.MAX_VALUE));
  }

  private static OutputPrior expectedOutput(Section tokens) {
    var known = new EnumMap<TaskType, TokenCount>(TaskType.class);
    for (var type : TaskType.values()) {
      if (tokens.has(type.label())) {
        known.put(type, new TokenCount(tokens.whole(type.label(), 0, 0, 10_000_000)));
      }
    }
    return new OutputPrior(known);
  }
}
