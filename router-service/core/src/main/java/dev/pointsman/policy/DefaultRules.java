package dev.pointsman.policy;

import dev.pointsman.catalog.Ladder;
import dev.pointsman.catalog.Tier;
import java.util.List;
import java.util.Map;

/// The rules that hold unless the configuration says otherwise.
final class DefaultRules {
  static final List<String> RAISING =
      List.of(
          "security",
          "vulnerability",
          "vulnerabilities",
          "exploit",
          "CVE",
          "auth",
          "authentication",
          "authorization",
          "OAuth",
          "payment",
          "payments",
          "billing",
          "architecture",
          "race condition",
          "race conditions",
          "deadlock",
          "cross-repo",
          "cross-repository");
  static final List<String> LOWERING =
      List.of("format", "reformat", "formatting", "lint", "linter", "linting", "rename");

  /// A longer prompt that says "format" somewhere asks for more than formatting.
  static final int LONGEST_LOWERING = 25;

  private DefaultRules() {}

  static Map<String, Tier> rolePins(Ladder ladder) {
    return Map.of(
        "explorer", ladder.lowest(),
        "search", ladder.lowest(),
        "fact-checker", ladder.lowest(),
        "reviewer", ladder.lowest(),
        "checker", ladder.lowest(),
        "coordinator", ladder.top(),
        "planner", ladder.top(),
        "writer", ladder.top(),
        "editor", ladder.top());
  }

  static List<MinimumTier> minimumTiers(Ladder ladder) {
    var standard = ladder.middle();
    return List.of(
        new MinimumTier(Feature.CONTEXT_TOKENS, 20_000, standard),
        new MinimumTier(Feature.CONTEXT_TOKENS, 50_000, standard),
        new MinimumTier(Feature.STACK_TRACE, 1, standard),
        new MinimumTier(Feature.FILES, 3, standard),
        new MinimumTier(Feature.DIFF_LINES, 400, standard));
  }
}
