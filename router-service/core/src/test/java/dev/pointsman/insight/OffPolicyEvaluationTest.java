package dev.pointsman.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pointsman.insight.Finding.Estimated;
import dev.pointsman.insight.Finding.NotIdentifiable;
import dev.pointsman.unit.DecisionId;
import dev.pointsman.unit.Probability;
import dev.pointsman.unit.TokenCount;
import dev.pointsman.unit.Usd;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class OffPolicyEvaluationTest {
  private static final OffPolicyEvaluation EVALUATION =
      new OffPolicyEvaluation(OffPolicySettings.DEFAULT);
  private static final Map<String, Integer> PREMIUM = Map.of("easy", 2, "middling", 2, "hard", 2);
  private static final int RUNS = 500;
  private static final long FIRST_SEED = 1_000;
  private static final int SESSIONS = 400;
  private static final double POINT = 0.01;

  @Test
  void anEstimateIsWithinAPointOfTheTruth() {
    var report =
        EVALUATION.judge(
            new SimulatedWorld(1, SimulatedWorld.LOGGING).log(20_000), SimulatedWorld.CANDIDATE);
    for (var estimator : Estimator.values()) {
      for (var figure : Figure.values()) {
        var truth = SimulatedWorld.truth(SimulatedWorld.CANDIDATE, figure);
        assertThat(value(report, estimator, figure) - truth)
            .as("%s by %s", figure, estimator)
            .isCloseTo(0, within(isRate(figure) ? POINT : 2 * POINT * truth));
      }
    }
  }

  @Test
  void theIntervalCoversTheTruthAsOftenAsItSays() {
    coverage(SimulatedWorld.LOGGING, SESSIONS)
        .forEach((figure, share) -> assertThat(share).as(figure).isBetween(0.93, 0.97));
  }

  /// Where five of a hundred calls are explored, a thousand sessions tell as much as 120 of the
  /// candidate's own decisions, and the intervals are a little too narrow.
  @Test
  void littleExplorationIsCoveredAlmostAsOften() {
    var careful = SimulatedWorld.policy(Map.of("easy", 1, "middling", 1, "hard", 1), 0.05);
    coverage(careful, 1_000)
        .forEach((figure, share) -> assertThat(share).as(figure).isBetween(0.91, 0.97));
  }

  @Test
  void aTierWithoutAChanceIsMissedThoughOthersWereDrawn() {
    var log = new SimulatedWorld(10, SimulatedWorld.LOGGING).log(1_000);
    var half = new Probability(0.5);
    var chances = List.of(half, half, Probability.ZERO);
    var narrow = log.stream().map(task -> withChances(task, chances)).toList();
    assertThat(why(EVALUATION.judge(narrow, SimulatedWorld.CANDIDATE)))
        .contains("had no chance in the log");
  }

  @Test
  void theModelOfResultsSharpensTheEstimate() {
    var report =
        EVALUATION.judge(
            new SimulatedWorld(2, SimulatedWorld.LOGGING).log(2_000), SimulatedWorld.CANDIDATE);
    assertThat(width(report, Estimator.DOUBLY_ROBUST))
        .isLessThan(width(report, Estimator.SELF_NORMALISED));
  }

  @Test
  void aModelOfResultsThatKnowsNothingDoesNotMislead() {
    var log = new SimulatedWorld(3, SimulatedWorld.LOGGING).log(10_000);
    var blind = log.stream().map(OffPolicyEvaluationTest::withoutContext).toList();
    var premium = SimulatedWorld.policy(PREMIUM, 0);
    var chances = premium.chances(log.getFirst().decisions().getFirst());
    var report = EVALUATION.judge(blind, decision -> chances);
    assertThat(value(report, Estimator.DOUBLY_ROBUST, Figure.SHIPPED_RATE))
        .isCloseTo(SimulatedWorld.truth(premium, Figure.SHIPPED_RATE), within(POINT));
  }

  @Test
  void certainDecisionsTellNothingOfOthers() {
    var certain = SimulatedWorld.policy(PREMIUM, 0);
    var report =
        EVALUATION.judge(new SimulatedWorld(4, certain).log(1_000), SimulatedWorld.CANDIDATE);
    assertThat(why(report)).contains("had no chance in the log");
  }

  @Test
  void certainDecisionsTellOfAPolicyThatDecidesAlike() {
    var certain = SimulatedWorld.policy(PREMIUM, 0);
    var report = EVALUATION.judge(new SimulatedWorld(5, certain).log(1_000), certain);
    assertThat(value(report, Estimator.SELF_NORMALISED, Figure.SHIPPED_RATE))
        .isCloseTo(SimulatedWorld.truth(certain, Figure.SHIPPED_RATE), within(3 * POINT));
  }

  @Test
  void aTierThatWasHardlyEverDrawnIsNotIdentifiable() {
    var rare = SimulatedWorld.policy(Map.of("easy", 0, "middling", 0, "hard", 0), 0.002);
    var report =
        EVALUATION.judge(new SimulatedWorld(6, rare).log(2_000), SimulatedWorld.policy(PREMIUM, 0));
    assertThat(report.finding(Estimator.DOUBLY_ROBUST, Figure.TOKEN_YIELD))
        .isInstanceOf(NotIdentifiable.class);
  }

  @Test
  void wrongPropensitiesAreNoticed() {
    var log = new SimulatedWorld(7, SimulatedWorld.policy(PREMIUM, 0.6)).log(2_000);
    var claimed = SimulatedWorld.policy(PREMIUM, 0.3);
    var wrong = log.stream().map(task -> claiming(task, claimed)).toList();
    assertThat(why(EVALUATION.judge(wrong, SimulatedWorld.CANDIDATE))).contains("mean weight");
  }

  /// Nine calls of a session are one draw.
  @Test
  void whatACanaryTookSessionBySessionIsNoSignOfWrongPropensities() {
    var canary = List.of(Probability.ONE, Probability.ZERO);
    var suspected =
        LongStream.range(0, 100)
            .mapToObj(seed -> EVALUATION.judge(dealt(new Random(seed), 200, 9), _ -> canary))
            .map(report -> report.finding(Estimator.SELF_NORMALISED, Figure.SHIPPED_RATE))
            .filter(finding ->
                finding instanceof NotIdentifiable(var why) && why.contains("mean weight"))
            .count();
    assertThat(suspected).isLessThanOrEqualTo(1);
  }

  @Test
  void aHandfulOfSessionsIsNotEnough() {
    assertThat(why(EVALUATION.judge(List.of(), SimulatedWorld.CANDIDATE)))
        .contains("30 sessions, got 0");
    var few = new SimulatedWorld(8, SimulatedWorld.LOGGING).log(29);
    assertThat(why(EVALUATION.judge(few, SimulatedWorld.CANDIDATE)))
        .contains("30 sessions, got 29");
  }

  @Test
  void whereEverythingShippedTheNextMayYetFail() {
    var log =
        new SimulatedWorld(10, SimulatedWorld.LOGGING)
            .log(400).stream().map(task -> shipping(task)).toList();
    var finding =
        EVALUATION
            .judge(log, SimulatedWorld.CANDIDATE)
            .finding(Estimator.DOUBLY_ROBUST, Figure.SHIPPED_RATE);
    assertThat(finding)
        .isInstanceOfSatisfying(
            Finding.Estimated.class,
            shipped -> {
              assertThat(shipped.high()).isEqualTo(1);
              assertThat(shipped.low()).isBetween(0.9, 0.999);
            });
  }

  @Test
  void theSameLogGivesTheSameReport() {
    var log = new SimulatedWorld(9, SimulatedWorld.LOGGING).log(200);
    assertThat(EVALUATION.judge(log, SimulatedWorld.CANDIDATE))
        .isEqualTo(EVALUATION.judge(log, SimulatedWorld.CANDIDATE));
  }

  /// The share of the runs in which each interval holds the truth.
  private static Map<String, Double> coverage(TargetPolicy logging, int sessions) {
    var covered = new TreeMap<String, Double>();
    for (var run = 0; run < RUNS; run++) {
      var log = new SimulatedWorld(FIRST_SEED + run, logging).log(sessions);
      var report = EVALUATION.judge(log, SimulatedWorld.CANDIDATE);
      report
          .findings()
          .forEach((estimator, findings) ->
              findings.forEach((figure, finding) ->
                  covered.merge(
                      figure + " by " + estimator, covers(finding, figure), Double::sum)));
    }
    return covered;
  }

  private static double covers(Finding finding, Figure figure) {
    var truth = SimulatedWorld.truth(SimulatedWorld.CANDIDATE, figure);
    return finding instanceof Estimated(_, var low, var high, _) && low <= truth && truth <= high
        ? 1.0 / RUNS
        : 0;
  }

  private static double value(OffPolicyReport report, Estimator estimator, Figure figure) {
    return ((Estimated) report.finding(estimator, figure)).value();
  }

  private static double width(OffPolicyReport report, Estimator estimator) {
    var estimated = (Estimated) report.finding(estimator, Figure.SHIPPED_RATE);
    return estimated.high() - estimated.low();
  }

  private static String why(OffPolicyReport report) {
    return ((NotIdentifiable) report.finding(Estimator.SELF_NORMALISED, Figure.SHIPPED_RATE)).why();
  }

  private static LoggedTask withoutContext(LoggedTask task) {
    return new LoggedTask(
        task.session(),
        task.decisions().stream()
            .map(
                one -> new LoggedDecision(one.id(), "", one.tier(), one.propensity(), one.result()))
            .toList());
  }

  private static LoggedTask withChances(LoggedTask task, List<Probability> chances) {
    return new LoggedTask(
        task.session(),
        task.decisions().stream()
            .map(one ->
                new LoggedDecision(
                    one.id(), one.context(), one.tier(), one.propensity(), one.result(), chances))
            .toList());
  }

  /// Three sessions in ten are the canary's, which sends to the lowest tier.
  private static List<LoggedTask> dealt(Random random, int sessions, int calls) {
    var chances = List.of(new Probability(0.3), new Probability(0.7));
    var tokens = new TokenCount(1_000);
    var result = new DecisionResult(true, Usd.of(0.01), tokens, tokens);
    return IntStream.range(0, sessions)
        .mapToObj(session -> {
          var tier = random.nextDouble() < 0.3 ? 0 : 1;
          return new LoggedTask(
              "s" + session,
              IntStream.range(0, calls)
                  .mapToObj(call ->
                      new LoggedDecision(
                          new DecisionId("d" + session + "-" + call),
                          "any",
                          tier,
                          chances.get(tier),
                          result,
                          chances))
                  .toList());
        })
        .toList();
  }

  private static LoggedTask shipping(LoggedTask task) {
    return new LoggedTask(
        task.session(),
        task.decisions().stream()
            .map(one ->
                new LoggedDecision(
                    one.id(), one.context(), one.tier(), one.propensity(), shipped(one.result())))
            .toList());
  }

  private static DecisionResult shipped(DecisionResult result) {
    return new DecisionResult(true, result.cost(), result.tokens(), result.tokens());
  }

  private static LoggedTask claiming(LoggedTask task, TargetPolicy claimed) {
    return new LoggedTask(
        task.session(),
        task.decisions().stream()
            .map(one ->
                new LoggedDecision(
                    one.id(),
                    one.context(),
                    one.tier(),
                    claimed.chances(one).get(one.tier()),
                    one.result()))
            .toList());
  }

  private static boolean isRate(Figure figure) {
    return figure == Figure.SHIPPED_RATE || figure == Figure.TOKEN_YIELD;
  }
}
