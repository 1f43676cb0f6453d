package dev.pointsman.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.insight.Finding.Bounded;
import dev.pointsman.insight.Finding.Estimated;
import dev.pointsman.unit.DecisionId;
import dev.pointsman.unit.Probability;
import dev.pointsman.unit.TokenCount;
import dev.pointsman.unit.Usd;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PolicyComparisonTest {
  private static final TargetPolicy ALWAYS_FAST = SimulatedWorld.policy(Map.of(), 0);
  private static final TargetPolicy DEAR_WHEN_HARD = SimulatedWorld.policy(Map.of("hard", 1), 0);
  private static final PolicyComparison COMPARISON =
      new PolicyComparison(OffPolicySettings.DEFAULT);

  @Test
  void policiesThatDecideAlikeDoNotDifferWhateverTheLogHolds() {
    var log = new SimulatedWorld(1, ALWAYS_FAST).log(3);
    var found = COMPARISON.compare(log, ALWAYS_FAST, ALWAYS_FAST);
    assertThat(found.differing()).isZero();
    assertThat(found.difference(Figure.SHIPPED_RATE)).isInstanceOf(Estimated.class);
  }

  @Test
  void aLogWithoutChanceCannotTellThemApart() {
    var log = new SimulatedWorld(1, ALWAYS_FAST).log(1_000);
    var found = COMPARISON.compare(log, DEAR_WHEN_HARD, ALWAYS_FAST);
    assertThat(found.differingShare()).isBetween(0.3, 0.37);
    assertThat(found.difference(Figure.SHIPPED_RATE))
        .asString()
        .contains("100.0 % of the candidate's choices had no chance in the log");
  }

  /// Hard work ships with 0.40 instead of 0.15 at the middle tier, and is a third of all.
  @Test
  void coversTheTrueDifferenceInMostWorlds() {
    var covered =
        IntStream.range(0, 60)
            .mapToObj(seed -> new SimulatedWorld(seed, SimulatedWorld.LOGGING).log(1_500))
            .map(log -> COMPARISON.compare(log, DEAR_WHEN_HARD, ALWAYS_FAST))
            .map(found -> found.difference(Figure.SHIPPED_RATE))
            .filter(found -> found instanceof Estimated sure && holds(sure, 0.25 / 3))
            .count();
    assertThat(covered).isBetween(53L, 60L);
  }

  @Test
  void aShareHoldsTheTruthInMostWorlds() {
    var middle = SimulatedWorld.policy(Map.of("easy", 1, "middling", 1, "hard", 1), 0);
    var truth =
        SimulatedWorld.truth(SimulatedWorld.CANDIDATE, Figure.SHIPPED_RATE)
            / SimulatedWorld.truth(middle, Figure.SHIPPED_RATE);
    var covered =
        IntStream.range(0, 60)
            .mapToObj(seed -> new SimulatedWorld(seed, SimulatedWorld.LOGGING).log(1_500))
            .map(log -> COMPARISON.shares(log, SimulatedWorld.CANDIDATE, middle))
            .map(found -> found.get(Figure.SHIPPED_RATE))
            .filter(found -> found instanceof Estimated sure && holds(sure, truth))
            .count();
    assertThat(covered).isBetween(53L, 60L);
  }

  @Test
  void ofAReferenceThatTheLogDoesNotHoldThereIsNoShare() {
    var log = new SimulatedWorld(1, ALWAYS_FAST).log(1_000);
    assertThat(COMPARISON.shares(log, ALWAYS_FAST, DEAR_WHEN_HARD))
        .extractingByKey(Figure.SHIPPED_RATE)
        .asString()
        .contains("had no chance in the log");
  }

  /// They differ on one call in twenty, and the log explores a twentieth.
  @Test
  void boundsADifferenceThatIsTooRareForABootstrap() {
    var found = seldom(1, 0.25);
    assertThat(found.differingShare()).isBetween(0.03, 0.08);
    var shipped = (Bounded) found.difference(Figure.SHIPPED_RATE);
    assertThat(shipped.effectiveSize()).isLessThan(100);
    assertThat(shipped.low()).isBetween(-found.differingShare(), 0.0);
    assertThat(shipped.high()).isBetween(0.0, found.differingShare());
    assertThat(((Bounded) found.difference(Figure.USD_PER_SHIPPED)).high()).isBetween(0.0, 0.1);
  }

  @Test
  void theBoundOfARareDifferenceHoldsTheTruthInMostWorlds() {
    assertThat(worldsCovered(seed -> seldom(seed, 0.25))).isBetween(190L, 200L);
  }

  @Test
  void aLogWithoutASingleDrawOfTheCandidatesBoundsWhatShipsAndNothingElse() {
    var log =
        IntStream.range(0, 40)
            .mapToObj(number ->
                new LoggedDecision(
                    new DecisionId("d" + number),
                    "rare",
                    1,
                    chances(0.05).get(1),
                    result(true),
                    chances(0.05)))
            .map(call -> new LoggedTask(call.id().value(), List.of(call)))
            .toList();
    var found = COMPARISON.compare(log, certainly(0), certainly(1));
    assertThat(found.difference(Figure.SHIPPED_RATE)).isInstanceOf(Bounded.class);
    assertThat(found.difference(Figure.USD_PER_SHIPPED))
        .isInstanceOf(Finding.NotIdentifiable.class);
  }

  /// A canary's sessions: each draws one tier for all its calls, and all of them ship or none.
  @Test
  void theBoundHoldsTheTruthWhereTheCallsOfASessionShareTheirFate() {
    assertThat(worldsCovered(seed -> inConcert(new Random(seed)))).isBetween(190L, 200L);
  }

  /// Of 200 worlds those whose bounds hold the truth: a quarter more ships where they differ.
  private static long worldsCovered(IntFunction<Comparison> world) {
    return IntStream.range(0, 200)
        .mapToObj(world)
        .filter(found ->
            found.difference(Figure.SHIPPED_RATE) instanceof Bounded(var low, var high, _)
                && low <= found.differingShare() * 0.25
                && found.differingShare() * 0.25 <= high)
        .count();
  }

  private static Comparison inConcert(Random random) {
    var log =
        IntStream.range(0, 400)
            .mapToObj(number -> session(number, number < 40 ? "rare" : "usual", random))
            .toList();
    TargetPolicy candidate = decision -> chances(decision.context().equals("rare") ? 1 : 0);
    return COMPARISON.compare(log, candidate, certainly(1));
  }

  private static LoggedTask session(int number, String kind, Random random) {
    var tier = random.nextDouble() < 0.3 ? 0 : 1;
    var ships = random.nextDouble() < (tier == 0 ? 0.85 : 0.6);
    return new LoggedTask(
        "s" + number,
        IntStream.range(0, 6)
            .mapToObj(call ->
                new LoggedDecision(
                    new DecisionId("s" + number + "-" + call),
                    kind,
                    tier,
                    chances(0.3).get(tier),
                    result(ships),
                    chances(0.3)))
            .toList());
  }

  /// What a log lacks that ought to hold a few rare draws is no sign of wrong propensities.
  @Test
  void aSmallLogThatLacksRareDrawsIsStillBelieved() {
    var silent =
        IntStream.range(0, 300)
            .mapToObj(seed -> seldom(seed, 0.25).difference(Figure.SHIPPED_RATE))
            .filter(Finding.NotIdentifiable.class::isInstance)
            .count();
    assertThat(silent).isLessThan(3);
  }

  /// The fast tier was tried when all went well, the middle one when little did: of two policies
  /// that do equally well neither gains by that.
  @Test
  void whatChangedBetweenTwoStretchesIsNoDifferenceBetweenPolicies() {
    var random = new Random(7);
    var log = new ArrayList<LoggedTask>(stretch("alone", 3_000, 0.05, 0.9, random));
    log.addAll(stretch("canary beside alone", 3_000, 0.5, 0.5, random));
    var found = shipped(COMPARISON.compare(log, certainly(0), certainly(1)));
    assertThat(holds(found, 0)).isTrue();
    assertThat(found.high() - found.low()).isLessThan(0.08);
  }

  @Test
  void aStretchThatTellsMoreCountsMore() {
    var random = new Random(8);
    var alone = stretch("alone", 3_000, 0.05, 0.8, random);
    var both = new ArrayList<LoggedTask>(alone);
    both.addAll(stretch("canary beside alone", 3_000, 0.5, 0.8, random));
    var asOne =
        both.stream().map(task -> new LoggedTask(task.session(), task.decisions())).toList();
    assertThat(width(both)).isLessThan(0.75 * width(asOne));
  }

  private static double width(List<LoggedTask> log) {
    var found = shipped(COMPARISON.compare(log, certainly(0), certainly(1)));
    return found.high() - found.low();
  }

  private static TargetPolicy certainly(int tier) {
    return decision -> chances(tier == 0 ? 1 : 0);
  }

  private static List<Probability> chances(double fast) {
    return List.of(new Probability(fast), new Probability(1 - fast));
  }

  /// Single calls, of which as many ship at either tier.
  private static List<LoggedTask> stretch(
      String name, int calls, double fast, double ships, Random random) {
    return IntStream.range(0, calls)
        .mapToObj(number -> call(name.replace(' ', '-') + number, fast, ships, random))
        .map(call -> new LoggedTask(call.id().value(), name, List.of(call)))
        .toList();
  }

  private static LoggedDecision call(String id, double fast, double ships, Random random) {
    var tier = random.nextDouble() < fast ? 0 : 1;
    return new LoggedDecision(
        new DecisionId(id),
        "any",
        tier,
        chances(fast).get(tier),
        result(random.nextDouble() < ships),
        chances(fast));
  }

  private static DecisionResult result(boolean shipped) {
    var tokens = new TokenCount(1_000);
    return new DecisionResult(shipped, Usd.of(0.01), tokens, shipped ? tokens : TokenCount.ZERO);
  }

  /// Two policies that differ on one call in twenty, where the candidate's fast tier ships more.
  private static Comparison seldom(long seed, double more) {
    var random = new Random(seed);
    var log =
        IntStream.range(0, 2_000)
            .mapToObj(number -> rare(number, more, random))
            .map(call -> new LoggedTask(call.id().value(), List.of(call)))
            .toList();
    TargetPolicy candidate = decision -> chances(decision.context().equals("rare") ? 1 : 0);
    return COMPARISON.compare(log, candidate, certainly(1));
  }

  private static LoggedDecision rare(int number, double more, Random random) {
    var kind = random.nextDouble() < 0.05 ? "rare" : "usual";
    var tier = random.nextDouble() < 0.05 ? 0 : 1;
    return new LoggedDecision(
        new DecisionId("d" + number),
        kind,
        tier,
        chances(0.05).get(tier),
        result(random.nextDouble() < 0.6 + (tier == 0 ? more : 0)),
        chances(0.05));
  }

  private static Estimated shipped(Comparison found) {
    return (Estimated) found.difference(Figure.SHIPPED_RATE);
  }

  private static boolean holds(Estimated found, double truth) {
    return found.low() <= truth && truth <= found.high();
  }
}
