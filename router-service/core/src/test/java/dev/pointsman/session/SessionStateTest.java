package dev.pointsman.session;

import static dev.pointsman.session.Talk.HAIKU;
import static dev.pointsman.session.Talk.NOON;
import static dev.pointsman.session.Talk.OPUS;
import static dev.pointsman.session.Talk.model;
import static dev.pointsman.session.Talk.result;
import static dev.pointsman.session.Talk.tool;
import static dev.pointsman.session.Talk.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.catalog.Catalog;
import dev.pointsman.catalog.Ladder;
import dev.pointsman.catalog.Target;
import dev.pointsman.catalog.UpstreamModel;
import dev.pointsman.feature.FeatureValues;
import dev.pointsman.feature.RequestFeatures;
import dev.pointsman.request.ContentBlock.Text;
import dev.pointsman.request.PromptCaching;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SessionStateTest {
  private static final CallPosition FIRST = Talk.at(user("fix it"));
  private static final CallPosition SECOND = Talk.at(user("fix it"), model("done"), user("thanks"));
  private static final SessionState DECIDED = SessionState.FRESH.decided(FIRST, OPUS, NOON);
  private static final SessionState ANSWERED = DECIDED.served(Talk.answered(OPUS, 10, 0, 80_000));

  @Test
  void theFirstCallMaySwitch() {
    assertThat(SessionState.FRESH.window(FIRST, NOON)).isEqualTo(SwitchWindow.FIRST_CALL);
  }

  @Test
  void aNewPromptMaySwitch() {
    assertThat(ANSWERED.window(SECOND, NOON)).isEqualTo(SwitchWindow.NEW_PROMPT);
  }

  @Test
  void aPromptAskedAgainAfterItsAnswerMaySwitch() {
    assertThat(ANSWERED.window(FIRST, NOON)).isEqualTo(SwitchWindow.NEW_PROMPT);
  }

  @Test
  void aToolLoopMayNot() {
    var loop = Talk.at(user("fix it"), tool(), result());
    assertThat(ANSWERED.window(loop, NOON.plus(Duration.ofDays(1))))
        .isEqualTo(SwitchWindow.TOOL_LOOP);
  }

  @Test
  void aPromptBesideAToolsResultMayNot() {
    var loop = Talk.at(user("fix it"), tool(), result(new Text("and that too")));
    assertThat(loop.step()).isZero();
    assertThat(ANSWERED.window(loop, NOON)).isEqualTo(SwitchWindow.TOOL_LOOP);
  }

  @Test
  void aToolCallWithoutItsResultMayNot() {
    var loop = Talk.at(user("fix it"), tool(), user("stop"));
    assertThat(ANSWERED.window(loop, NOON)).isEqualTo(SwitchWindow.TOOL_LOOP);
  }

  @Test
  void aRetryOfAFailedCallMaySwitchOnlyWhenTheCacheIsCold() {
    var failed = ANSWERED.decided(SECOND, OPUS, NOON).served(Talk.failed(OPUS));
    assertThat(failed.window(SECOND, NOON)).isEqualTo(SwitchWindow.REPEATED_CALL);
    assertThat(failed.window(SECOND, NOON.plus(Duration.ofMinutes(6))))
        .isEqualTo(SwitchWindow.COLD_CACHE);
  }

  @Test
  void aCompactedContextMaySwitchAndHoldsNothing() {
    var compacted = Talk.at(Talk.hints("x-claude-code-context-compacted", "1"), user("fix it"));
    assertThat(ANSWERED.window(compacted, NOON)).isEqualTo(SwitchWindow.AFTER_COMPACTION);
    assertThat(ANSWERED.warmPrefixes(compacted, PromptCaching.UNSTATED, NOON).held()).isEmpty();
    var after = ANSWERED.decided(compacted, OPUS, NOON);
    assertThat(after.signers()).isEmpty();
    assertThat(after.tally().compactions()).isOne();
  }

  @Test
  void aPrefixIsWarmUntilItsLifeEnds() {
    assertThat(held(ANSWERED, OPUS, NOON.plusSeconds(299))).isEqualTo(80_000);
    assertThat(held(ANSWERED, OPUS, NOON.plusSeconds(300))).isZero();
    assertThat(held(ANSWERED, HAIKU, NOON)).isZero();
  }

  @Test
  void anHourAskedForIsAnHourHeld() {
    var facts = Talk.facts(OPUS, true, PromptCaching.ONE_HOUR, Map.of("r", 5L, "w", 6L));
    assertThat(held(DECIDED.served(facts), OPUS, NOON.plusSeconds(3_599))).isEqualTo(11);
  }

  @Test
  void anotherModelsPrefixStaysBesideTheNewOne() {
    var both = ANSWERED.decided(SECOND, HAIKU, NOON).served(Talk.answered(HAIKU, 1, 2, 3));
    assertThat(held(both, OPUS, NOON)).isEqualTo(80_000);
    assertThat(held(both, HAIKU, NOON)).isEqualTo(5);
    assertThat(both.tally().switches()).isOne();
    assertThat(both.signers()).hasSize(2);
  }

  @Test
  void aModelThatCachesByItselfHoldsAllItRead() {
    var tier = Ladder.DEFAULT.middle();
    var gpt = new Target(tier, Catalog.openAi().offers(tier).getFirst());
    var state = SessionState.FRESH.decided(FIRST, gpt, NOON);
    assertThat(held(state.served(Talk.answered(gpt, 2_000, 1_000, 0)), gpt, NOON)).isEqualTo(3_000);
    assertThat(held(state.served(Talk.answered(gpt, 900, 0, 0)), gpt, NOON)).isZero();
  }

  @Test
  void anAnswerThatReadAndWroteNoCacheLeavesNone() {
    var uncached = ANSWERED.decided(SECOND, OPUS, NOON).served(Talk.answered(OPUS, 9_000, 0, 0));
    assertThat(held(uncached, OPUS, NOON)).isZero();
  }

  @Test
  void theModelThatReallyAnsweredIsTheLast() {
    var fallen = DECIDED.served(Talk.answered(HAIKU, 1, 0, 0));
    assertThat(fallen.targets()).containsExactly(HAIKU);
    assertThat(fallen.tally().calls()).isOne();
  }

  @Test
  void addsWhatOnlyTheSessionKnows() {
    var values = enriched(ANSWERED.decided(SECOND, HAIKU, NOON), Map.of());
    assertThat(values.value("minutes_since_last_call")).hasValue(2);
    assertThat(values.value("last_tier")).hasValue(0);
    assertThat(values.value("last_tier_lowest")).hasValue(0);
    assertThat(values.value("last_tier_highest")).hasValue(2);
  }

  @Test
  void neverOverridesWhatWasStated() {
    var values = enriched(ANSWERED, Map.of("last_tier", 1.0, "minutes_since_last_call", 9.0));
    assertThat(values.value("last_tier")).hasValue(1);
    assertThat(values.value("minutes_since_last_call")).hasValue(9);
  }

  @Test
  void countsAPromptAskedAgain() {
    var again = ANSWERED.decided(FIRST, OPUS, NOON).served(Talk.answered(OPUS, 1, 0, 0));
    assertThat(again.tally().retries()).isOne();
    assertThat(enriched(again, Map.of("retries", 0.0)).value("retries")).hasValue(2);
    assertThat(again.decided(SECOND, OPUS, NOON).tally().retries()).isZero();
  }

  @Test
  void aRetryAfterAFailureIsNoDoubtOfTheUsers() {
    var failed = DECIDED.served(Talk.failed(OPUS));
    assertThat(failed.tally().failures()).isOne();
    assertThat(failed.decided(FIRST, OPUS, NOON).tally().retries()).isZero();
  }

  private static FeatureValues enriched(SessionState state, Map<String, Double> stated) {
    var plain = Talk.features(user("fix it"));
    var features = new RequestFeatures(plain.text(), new FeatureValues(stated), "");
    return state.enrich(features, FIRST, Ladder.DEFAULT, NOON.plusSeconds(120)).values();
  }

  private static long held(SessionState state, Target target, Instant now) {
    return state
        .warmPrefixes(SECOND, PromptCaching.UNSTATED, now)
        .heldBy(UpstreamModel.of(target.offer()))
        .value();
  }
}
