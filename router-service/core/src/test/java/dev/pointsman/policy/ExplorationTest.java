package dev.pointsman.policy;

import static dev.pointsman.policy.Calls.EASY;
import static dev.pointsman.policy.Calls.EXPLORING;
import static dev.pointsman.policy.Calls.FAST;
import static dev.pointsman.policy.Calls.PLAIN;
import static dev.pointsman.policy.Calls.PREMIUM;
import static dev.pointsman.policy.Calls.TERMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import dev.pointsman.catalog.Catalog;
import dev.pointsman.catalog.Tier;
import dev.pointsman.catalog.UpstreamModel;
import dev.pointsman.classify.ClassifierAnswer;
import dev.pointsman.feature.RequestFeatures;
import dev.pointsman.session.CallKind;
import dev.pointsman.session.SwitchWindow;
import dev.pointsman.unit.DecisionId;
import dev.pointsman.unit.Probability;
import dev.pointsman.unit.Usd;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class ExplorationTest {
  private static final int DRAWS = 60_000;

  @Test
  void nothingIsLeftToChanceUnlessConfigured() {
    var decision =
        Calls.POLICY.decide(PLAIN, EASY, TERMS.drawing(Calls.POLICY.lot(new DecisionId("d"))));
    assertThat(decision.chances()).containsExactly(Probability.ONE, ZERO, ZERO);
    assertThat(decision.propensity()).isEqualTo(Probability.ONE);
    assertThat(decision.isExplored()).isFalse();
  }

  @Test
  void withoutALotNothingIsDrawn() {
    assertThat(EXPLORING.decide(PLAIN, EASY).chances()).contains(Probability.ONE);
  }

  @Test
  void epsilonIsSharedByAllAlternativesToTheGreedyChoice() {
    var chances = drawn(PLAIN, EASY, TERMS, 1).chances();
    assertThat(chances.get(0).value()).isEqualTo(1 - 0.1, offset(1e-12));
    assertThat(chances.get(1).value()).isEqualTo(0.1 / 2, offset(1e-12));
    assertThat(chances.get(2).value()).isEqualTo(0.1 / 2, offset(1e-12));
  }

  @Test
  void tiersAreDrawnAsOftenAsTheirChancesSay() {
    var counts = new int[3];
    IntStream.range(0, DRAWS)
        .forEach(draw -> counts[drawn(PLAIN, EASY, TERMS, draw).tier().rank()]++);
    // Five standard errors: sqrt(p (1 - p) / n) is 0.00089 for p = 1 / 20.
    assertThat(counts[1] / (double) DRAWS).isEqualTo(0.1 / 2, offset(0.0045));
    assertThat(counts[2] / (double) DRAWS).isEqualTo(0.1 / 2, offset(0.0045));
  }

  @Test
  void anExploredDecisionSaysSoAndKeepsItsChance() {
    var explored =
        IntStream.range(0, 1_000)
            .mapToObj(draw -> drawn(PLAIN, EASY, TERMS, draw))
            .filter(RoutingDecision::isExplored)
            .toList();
    assertThat(explored)
        .hasSizeBetween(60, 150)
        .allSatisfy(decision -> {
          assertThat(decision.tier()).isNotEqualTo(FAST);
          assertThat(decision.propensity().value()).isEqualTo(0.1 / 2, offset(1e-12));
          assertThat(decision.reasons().getLast().sentence()).contains("0.0500 in place of fast");
        });
  }

  @Test
  void theSameLotDrawsTheSameTierOnEveryThread() {
    var once = IntStream.range(0, 2_000).mapToObj(ExplorationTest::tierOfDraw).toList();
    var again = IntStream.range(0, 2_000).parallel().mapToObj(ExplorationTest::tierOfDraw).toList();
    assertThat(again).isEqualTo(once).contains(PREMIUM);
  }

  private static Tier tierOfDraw(int draw) {
    return drawn(PLAIN, EASY, TERMS, draw).tier();
  }

  @Test
  void anotherSeedDrawsOtherwise() {
    var other = new Exploration(0.1, Usd.of(1), 8);
    var here = IntStream.range(0, 200).mapToObj(draw -> lot(draw).draw(3, 0)).toList();
    assertThat(IntStream.range(0, 200).mapToObj(draw -> new Lot(other, "d" + draw).draw(3, 0)))
        .doesNotContainSequence(here);
  }

  @ParameterizedTest
  @EnumSource(
      value = SwitchWindow.class,
      names = {"FIRST_CALL", "NEW_PROMPT", "AFTER_COMPACTION"},
      mode = Mode.EXCLUDE)
  void onlySafeWindowsAreExplored(SwitchWindow window) {
    assertSure(PLAIN, EASY, TERMS.after(Calls.lastAt(FAST, 0), window));
  }

  @Test
  void aStepInsideATurnIsNotExplored() {
    assertSure(Calls.with("step", 1), EASY, TERMS);
  }

  @Test
  void whatIsForcedIsNotExplored() {
    assertSure(PLAIN, EASY, Calls.forcing(new ForcedChoice.OfTier(FAST)));
    var model = Catalog.anthropic().offers(FAST).getFirst().model();
    assertSure(PLAIN, EASY, Calls.forcing(new ForcedChoice.OfModel(model)));
  }

  @ParameterizedTest
  @EnumSource(
      value = CallKind.class,
      names = {"MAIN", "SUBAGENT"},
      mode = Mode.EXCLUDE)
  void housekeepingIsNotExplored(CallKind kind) {
    assertSure(PLAIN, EASY, TERMS.as(kind));
  }

  @Test
  void criticalCallsAreNotExplored() {
    assertSure(Calls.saying("fix the auth check"), EASY, TERMS);
    assertSure(Calls.as("planner"), EASY, TERMS);
    assertSure(Calls.as("explorer"), EASY, TERMS);
  }

  @Test
  void withoutAClassificationNothingIsExplored() {
    assertSure(PLAIN, Calls.SILENT, TERMS);
  }

  @Test
  void whatRulesClientsAndModelsForbidIsNeverDrawn() {
    var standard = Calls.STANDARD;
    assertNever(FAST, Calls.with("stack_trace", 1), TERMS);
    assertNever(FAST, PLAIN, TERMS.demanding(new Control(ForcedChoice.none(), standard, DEAR)));
    assertNever(PREMIUM, PLAIN, TERMS.demanding(new Control(ForcedChoice.none(), FAST, CHEAP)));
    var opus = UpstreamModel.of(Catalog.anthropic().offers(PREMIUM).getFirst());
    assertNever(PREMIUM, PLAIN, TERMS.without(Map.of(opus, "cannot see images")));
  }

  @Test
  void anAlternativeOverTheCapIsNeverDrawn() {
    var costs = drawn(PLAIN, EASY, TERMS, 1).costs();
    var extra = costs.get(1).expected().minus(costs.get(0).expected());
    var policy = exploring(new Exploration(0.1, extra, 7));
    var chances = policy.decide(PLAIN, EASY, TERMS.drawing(policy.lot(ID))).chances();
    assertThat(chances.get(1).value()).isEqualTo(0.1, offset(1e-12));
    assertThat(chances.get(2)).isEqualTo(Probability.ZERO);
  }

  @Test
  void lawChancesSumToOneAndTheDrawnTierHasOne() {
    var luck = new Random(4);
    for (var round = 0; round < 5_000; round++) {
      var answer = Calls.lowest(Calls.randomChances(luck));
      var decision = drawn(Calls.randomCall(luck), answer, TERMS, round);
      assertThat(decision.chances().stream().mapToDouble(Probability::value).sum())
          .isEqualTo(1, offset(1e-9));
      assertThat(decision.propensity().value()).isGreaterThan(0.03);
    }
  }

  @Test
  void refusesToExploreMoreThanATenth() {
    assertThatThrownBy(() -> new Exploration(0.2, Usd.ZERO, 0)).hasMessageContaining("[0, 0.1]");
    assertThatThrownBy(() -> new Exploration(Double.NaN, Usd.ZERO, 0)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> new Exploration(0, Usd.of(-1), 0)).hasMessageContaining("from 0");
  }

  private static final Probability ZERO = Probability.ZERO;
  private static final DecisionId ID = new DecisionId("d");
  private static final Usd DEAR = Control.NO_LIMIT;
  private static final Usd CHEAP = Usd.of(0.03);

  private static void assertSure(RequestFeatures call, ClassifierAnswer answer, CallTerms terms) {
    assertThat(IntStream.range(0, 300).mapToObj(draw -> drawn(call, answer, terms, draw)))
        .allMatch(decision -> decision.propensity().equals(Probability.ONE));
  }

  private static void assertNever(Tier tier, RequestFeatures call, CallTerms terms) {
    var decisions = IntStream.range(0, 300).mapToObj(draw -> drawn(call, EASY, terms, draw));
    assertThat(decisions.toList())
        .allMatch(decision -> decision.chances().get(tier.rank()).equals(Probability.ZERO))
        .allMatch(decision -> !decision.tier().equals(tier))
        .anyMatch(decision -> decision.propensity().value() < 1);
  }

  private static RoutingDecision drawn(
      RequestFeatures call, ClassifierAnswer answer, CallTerms terms, int draw) {
    return EXPLORING.decide(call, answer, terms.drawing(lot(draw)));
  }

  private static Lot lot(int draw) {
    return EXPLORING.lot(new DecisionId("d" + draw));
  }

  private static Policy exploring(Exploration exploration) {
    return new Policy(Catalog.anthropic(), Calls.DEFAULTS.exploring(exploration));
  }
}
