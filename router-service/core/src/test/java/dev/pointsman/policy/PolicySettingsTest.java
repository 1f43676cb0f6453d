package dev.pointsman.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointsman.catalog.Ladder;
import dev.pointsman.request.TaskType;
import dev.pointsman.unit.TokenCount;
import dev.pointsman.unit.Usd;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PolicySettingsTest {
  @Test
  void defaultsAreThese() {
    var settings = PolicySettings.defaults(Ladder.DEFAULT);
    assertThat(settings.dial())
        .isEqualTo(new Dial(new Overhead(Usd.of(0.0001), 0.5), new Overhead(Usd.of(0.0005), 2.2)));
    assertThat(settings.fallback()).isEqualTo(Calls.STANDARD);
    assertThat(settings.switchMargin()).isEqualTo(0.1);
    assertThat(settings.maxCost()).isEqualTo(Usd.of(100));
    assertThat(settings.rules().iterationCap()).isEqualTo(25);
    assertThat(settings.exploration()).isEqualTo(new Exploration(0, Usd.of(0.1), 0));
  }

  @Test
  void defaultRulesAreThese() {
    var rules = Rules.defaults(Ladder.DEFAULT);
    assertThat(rules.rolePins())
        .hasSize(9)
        .containsEntry("explorer", Calls.FAST)
        .containsEntry("writer", Calls.PREMIUM);
    assertThat(rules.minimumTiers())
        .extracting(rule -> rule.feature() + " " + (int) rule.atLeast())
        .containsExactly(
            "context_tokens 20000",
            "context_tokens 50000",
            "stack_trace 1",
            "files 3",
            "diff_lines 400");
    assertThat(rules.raising().keywords()).contains("security", "CVE", "race condition");
    assertThat(rules.lowering().longestPrompt()).isEqualTo(25);
  }

  @Test
  void defaultsFitALadderOfAnySize() {
    var two = Ladder.of("small", "large");
    assertThat(PolicySettings.defaults(two).fallback()).isEqualTo(two.top());
    assertThat(Rules.defaults(two).rolePins()).containsEntry("planner", two.top());
  }

  @Test
  void expectedOutputIsKnownForEveryTaskType() {
    var prior = new OutputPrior(Map.of(TaskType.RENAME, new TokenCount(7)));
    assertThat(List.of(TaskType.values())).allMatch(type -> prior.of(type).value() > 0);
    assertThat(prior.of(TaskType.RENAME)).isEqualTo(new TokenCount(7));
    assertThat(prior.of(TaskType.BUG_FIX)).isEqualTo(new TokenCount(1_500));
  }

  @Test
  void refusesOverheadsOutOfRange() {
    assertThatThrownBy(() -> new Overhead(Usd.of(-1), 0)).hasMessageContaining("1 000 USD");
    assertThatThrownBy(() -> new Overhead(Usd.ZERO, Double.NaN)).hasMessageContaining("share");
  }

  @Test
  void refusesAKeywordWithoutALetter() {
    assertThatThrownBy(() -> new KeywordRule(List.of("--"), Calls.FAST, 1))
        .hasMessageContaining("'--'");
  }
}
