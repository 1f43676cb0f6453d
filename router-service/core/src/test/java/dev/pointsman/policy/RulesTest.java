package dev.pointsman.policy;

import static dev.pointsman.policy.Calls.EASY;
import static dev.pointsman.policy.Calls.FAST;
import static dev.pointsman.policy.Calls.HARD;
import static dev.pointsman.policy.Calls.POLICY;
import static dev.pointsman.policy.Calls.PREMIUM;
import static dev.pointsman.policy.Calls.STANDARD;
import static dev.pointsman.policy.Calls.reasons;
import static dev.pointsman.policy.Calls.saying;
import static dev.pointsman.policy.Calls.tier;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.feature.ClassifierText;
import dev.pointsman.feature.FeatureValues;
import dev.pointsman.feature.RequestFeatures;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTest {
  private static final PromptWords.Found NO_WORDS = new PromptWords.Found("", "");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "explorer",
        "search",
        "fact-checker",
        "reviewer",
        "checker",
        " Explorer",
        "Explore",
        "code-reviewer"
      })
  void pinsLightRolesToFast(String role) {
    var decision = POLICY.decide(Calls.as(role), HARD);
    assertThat(decision.tier()).isEqualTo(FAST);
    assertThat(reasons(decision)).contains("role-pin");
  }

  @ParameterizedTest
  @ValueSource(strings = {"coordinator", "planner", "writer", "editor", "Plan"})
  void pinsHeavyRolesToPremium(String role) {
    assertThat(tier(Calls.as(role), EASY)).isEqualTo(PREMIUM);
  }

  @Test
  void doesNotCallATierTheCheapestThatRulesChose() {
    var raised = POLICY.decide(Calls.with("stack_trace", 1), EASY).reasons().getLast().toString();
    assertThat(raised).contains("standard has the least expected cost of the tiers allowed, ");
    var free = POLICY.decide(Calls.as(""), EASY).reasons().getLast().toString();
    assertThat(free).contains("fast has the least expected cost, ");
  }

  @Test
  void aPinMayUseTheClientsNameForARole() {
    var usual = Calls.DEFAULTS.rules();
    var rules =
        new Rules(
            Map.of("Explore", PREMIUM),
            usual.minimumTiers(),
            usual.raising(),
            usual.lowering(),
            usual.iterationCap());
    assertThat(rules.bind(Calls.as("explorer"), NO_WORDS, Calls.LADDER).floor())
        .isEqualTo(PREMIUM.rank());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "main", "explorers", "general-purpose"})
  void leavesOtherRolesFree(String role) {
    assertThat(reasons(POLICY.decide(Calls.as(role), EASY))).containsExactly("expected-cost");
  }

  @ParameterizedTest
  @CsvSource({"context_tokens, 20000", "stack_trace, 1", "files, 3", "diff_lines, 400"})
  void largeOrBrokenCallsGoToStandardAtLeast(String feature, double value) {
    var decision = POLICY.decide(Calls.with(feature, value), EASY);
    assertThat(decision.tier()).isEqualTo(STANDARD);
    assertThat(reasons(decision)).contains("minimum-tier");
    assertThat(tier(Calls.with(feature, value - 1), EASY)).isEqualTo(FAST);
  }

  @Test
  void everyMinimumThatIsReachedSpeaks() {
    assertThat(reasons(POLICY.decide(Calls.with("context_tokens", 50_000), EASY)))
        .containsExactly("minimum-tier", "minimum-tier", "expected-cost");
  }

  @Test
  void aMinimumTierLeavesTheWayUpFree() {
    assertThat(tier(Calls.with("stack_trace", 1), HARD)).isEqualTo(PREMIUM);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fix AUTH.",
        "auth_token is null",
        "a race\ncondition",
        "cross repo change",
        "CVE-2026-1",
        "(payment)",
        "Sketch the architecture",
        "security"
      })
  void graveWordsGoToPremium(String prompt) {
    assertThat(tier(saying(prompt), EASY)).isEqualTo(PREMIUM);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"who is the author", "repayments", "race", "cves", "insecurity", "crossrepo"})
  void partsOfWordsMeanNothing(String prompt) {
    assertThat(tier(saying(prompt), EASY)).isEqualTo(FAST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"format this file", "Lint it", "rename x to y"})
  void lightWordsGoToFast(String prompt) {
    var decision = POLICY.decide(saying(prompt), HARD);
    assertThat(decision.tier()).isEqualTo(FAST);
    assertThat(reasons(decision)).contains("lowering-word");
  }

  @Test
  void aLightWordInALongPromptMeansNothing() {
    assertThat(tier(saying("rename it " + "and think again ".repeat(20)), HARD)).isEqualTo(PREMIUM);
  }

  @Test
  void aLightWordDoesNotLowerWhatAnotherRuleRaised() {
    assertThat(tier(saying("rename the auth class"), EASY)).isEqualTo(PREMIUM);
    assertThat(tier(Calls.call("rename it", Map.of("files", 3.0)), HARD)).isEqualTo(STANDARD);
  }

  @Test
  void aPinnedRoleDoesNotLowerWhatAnotherRuleRaised() {
    var text = new ClassifierText("check the payment code", "");
    var call = new RequestFeatures(text, FeatureValues.NONE, "explorer");
    assertThat(tier(call, EASY)).isEqualTo(PREMIUM);
  }

  @Test
  void aPlannerThatFormatsStaysPremium() {
    var text = new ClassifierText("format the plan", "");
    var call = new RequestFeatures(text, FeatureValues.NONE, "planner");
    assertThat(tier(call, EASY)).isEqualTo(PREMIUM);
  }

  @Test
  void beyondTheCapOnlyTheCheapestAllowedTierIsUsed() {
    assertThat(tier(Calls.with("step", 24), HARD)).isEqualTo(PREMIUM);
    assertThat(tier(Calls.with("step", 25), HARD)).isEqualTo(FAST);
    assertThat(tier(Calls.call("Why?", Map.of("step", 25.0, "files", 3.0)), HARD))
        .isEqualTo(STANDARD);
  }

  @Test
  void theCapNamesItself() {
    assertThat(POLICY.decide(Calls.with("step", 30), HARD).reasons())
        .contains(
            new Reason(
                "iteration-cap", "step 30 reaches the cap of 25: the cheapest allowed tier"));
  }

  @Test
  void withoutRulesCostAloneDecides() {
    assertThat(Calls.WITHOUT_RULES.decide(Calls.as("planner"), EASY).tier()).isEqualTo(FAST);
    assertThat(Calls.WITHOUT_RULES.decide(saying("fix auth"), EASY).tier()).isEqualTo(FAST);
  }

  @Test
  void noRuleLowersWhatAnotherRaised() {
    var luck = new Random(5);
    for (var i = 0; i < 1_000; i++) {
      var a = new Bounds(luck.nextInt(3), luck.nextInt(3), List.of());
      var b = new Bounds(luck.nextInt(3), luck.nextInt(3), List.of());
      assertThat(a.and(b).floor()).isEqualTo(Math.max(a.floor(), b.floor()));
      assertThat(a.and(b).ceiling()).isGreaterThanOrEqualTo(a.and(b).floor());
    }
  }

  @Test
  void readsAHugePromptInBoundedTime() {
    var rule = new KeywordRule(List.of("zz"), FAST, Integer.MAX_VALUE);
    assertThat(rule.findIn("a ".repeat(5_000_000) + "zz")).isEmpty();
  }
}
