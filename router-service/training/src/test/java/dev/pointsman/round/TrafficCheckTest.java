package dev.pointsman.round;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.catalog.Catalog;
import dev.pointsman.catalog.Ladder;
import dev.pointsman.classify.Classification;
import dev.pointsman.classify.Classifier;
import dev.pointsman.classify.ClassifierAnswer.Classified;
import dev.pointsman.classify.TierDistribution;
import dev.pointsman.feature.ClassifierText;
import dev.pointsman.feature.FeatureValues;
import dev.pointsman.feature.RequestFeatures;
import dev.pointsman.insight.DecisionResult;
import dev.pointsman.insight.LoggedDecision;
import dev.pointsman.insight.LoggedTask;
import dev.pointsman.journal.Terms;
import dev.pointsman.policy.CallTerms;
import dev.pointsman.policy.Control;
import dev.pointsman.policy.ForcedChoice;
import dev.pointsman.policy.LastChoice;
import dev.pointsman.policy.Policy;
import dev.pointsman.policy.PolicySettings;
import dev.pointsman.policy.Quality;
import dev.pointsman.request.TaskType;
import dev.pointsman.round.LoggedTraffic.Occasion;
import dev.pointsman.round.LoggedTraffic.Tried;
import dev.pointsman.session.SwitchWindow;
import dev.pointsman.unit.DecisionId;
import dev.pointsman.unit.Probability;
import dev.pointsman.unit.TenantId;
import dev.pointsman.unit.TokenCount;
import dev.pointsman.unit.Usd;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A fleet whose work ships in 9 of 10 cases at the fast tier and always at the others.
class TrafficCheckTest {
  private static final int CALLS = 2_000;
  private static final Policy POLICY =
      new Policy(Catalog.anthropic(), PolicySettings.defaults(Ladder.DEFAULT));
  private static final TrafficCheck CHECK = new TrafficCheck(GateSettings.DEFAULTS, POLICY);
  private static final Occasion SOMETIME = new Occasion(Instant.EPOCH, "", new Terms.Unkept());
  private static final RequestFeatures REQUEST =
      new RequestFeatures(new ClassifierText("do it", ""), FeatureValues.NONE, "");

  @Test
  void aLogWithoutChanceProvesNothing() {
    var checks = CHECK.checks(log(0), alone(saying(0)), alone(saying(1)));
    assertThat(checks).extracting(Check::standing).containsOnly(Standing.UNKNOWN);
    assertThat(checks.getFirst().note())
        .startsWith("epsilon is 0 in these logs")
        .contains("--allow-unidentified");
  }

  @Test
  void whatExplorationShowsToShipLessIsMissedByHowMuch() {
    var shipped = CHECK.checks(log(0.3), alone(saying(0)), alone(saying(1))).getFirst();
    assertThat(shipped.standing()).isEqualTo(Standing.MISSED);
    assertThat(shipped.found()).contains("-1", "2000 of 2000 differ");
    assertThat(shipped.missedBy()).matches("\\+\\d+\\.\\d %");
  }

  @Test
  void anIntervalThatIsTooWideAroundAGoodEstimateTellsTooLittle() {
    var narrow = new GateSettings(0.05, 0.1, 0.005, 0.15, 0.05, false);
    var shipped =
        new TrafficCheck(narrow, POLICY)
            .checks(log(0.2, TrafficCheckTest::alike), alone(saying(0)), alone(saying(1)))
            .getFirst();
    assertThat(shipped.standing()).as(shipped.found()).isEqualTo(Standing.UNKNOWN);
    assertThat(shipped.note())
        .matches("the interval reaches \\+\\d+\\.\\d % beyond the margin: .*");
  }

  @Test
  void whatShipsMoreHolds() {
    var shipped = CHECK.checks(log(0.3), alone(saying(1)), alone(saying(0))).getFirst();
    assertThat(shipped.standing()).isEqualTo(Standing.HELD);
  }

  /// Whoever fears failure more sends what the candidate is unsure of where the incumbent does.
  @Test
  void aCandidateIsJudgedByWhatTheServedPolicyMakesOfIt() {
    var unsure = stating(List.of(0.7, 0.3, 0.0));
    var strict =
        new Policy(
            Catalog.anthropic(),
            PolicySettings.defaults(Ladder.DEFAULT).withDial(Quality.STRICT.dial()));
    assertThat(CHECK.checks(log(0.3), alone(unsure), alone(saying(1))).getFirst().standing())
        .isEqualTo(Standing.MISSED);
    assertThat(
            new TrafficCheck(GateSettings.DEFAULTS, strict)
                .checks(log(0.3), alone(unsure), alone(saying(1)))
                .getFirst()
                .standing())
        .isEqualTo(Standing.HELD);
  }

  /// The candidate alone would send all of it where less ships.
  @Test
  void aSessionIsJudgedByThePeerThatHasNotSeenIt() {
    var peers = new Peers(List.of(saying(0), saying(1)));
    var traffic = inFold(log(0.3), 1);
    assertThat(CHECK.checks(traffic, peers, alone(saying(1))).getFirst().found())
        .isEqualTo("+0.0 % [+0.0 %, +0.0 %], 0 of 2000 differ");
  }

  /// The incumbent alone would send all of it where the candidate does.
  @Test
  void aSessionThatTheIncumbentHasLearntFromIsJudgedByItsPeer() {
    var incumbents = new Peers(List.of(saying(0), saying(1)));
    var check = CHECK.checks(inFold(log(0.3), 1), alone(saying(0)), incumbents).getFirst();
    assertThat(check.found()).contains("2000 of 2000 differ");
    assertThat(check.standing()).isEqualTo(Standing.MISSED);
  }

  /// The fast tier, which the candidate alone would take, was never to be had.
  @Test
  void whatTheClientDemandedHoldsForEveryModel() {
    var free = CallTerms.free(Ladder.DEFAULT);
    var demand = new Control(ForcedChoice.none(), Ladder.DEFAULT.tier(1), Control.NO_LIMIT);
    var traffic = on(free.demanding(demand), log(0.3));
    assertThat(CHECK.checks(traffic, alone(saying(0)), alone(saying(1))).getFirst().found())
        .isEqualTo("+0.0 % [+0.0 %, +0.0 %], 0 of 2000 differ");
  }

  /// Where a session stood is the doing of the model that decided it.
  @Test
  void aModelIsNotBoundToWhereAnotherHadLedTheSession() {
    var before = new LastChoice.OfTier(Ladder.DEFAULT.tier(1));
    var held = CallTerms.free(Ladder.DEFAULT).after(before, SwitchWindow.TOOL_LOOP);
    assertThat(
            CHECK.checks(on(held, log(0.3)), alone(saying(0)), alone(saying(1))).getFirst().found())
        .contains("2000 of 2000 differ");
  }

  private static LoggedTraffic inFold(LoggedTraffic traffic, int fold) {
    return seen(
        traffic,
        one -> new Tried(one.features(), one.rank(), one.sufficed(), fold, one.occasion()));
  }

  private static LoggedTraffic on(CallTerms terms, LoggedTraffic traffic) {
    var occasion = new Occasion(Instant.EPOCH, "", new Terms.Kept(terms));
    return seen(
        traffic,
        one -> new Tried(one.features(), one.rank(), one.sufficed(), one.fold(), occasion));
  }

  private static LoggedTraffic seen(LoggedTraffic traffic, UnaryOperator<Tried> otherwise) {
    var free = new HashMap<DecisionId, Tried>();
    traffic.free().forEach((id, one) -> free.put(id, otherwise.apply(one)));
    return new LoggedTraffic(traffic.tenants(), free, 0);
  }

  @Test
  void modelsThatDecideAlikeNeedNoLog() {
    assertThat(CHECK.checks(log(0), alone(saying(1)), alone(saying(1))))
        .extracting(Check::standing)
        .containsOnly(Standing.HELD);
  }

  @Test
  void noTrafficTellsNothing() {
    assertThat(CHECK.checks(LoggedTraffic.NONE, alone(saying(1)), alone(saying(1))))
        .extracting(Check::standing)
        .containsOnly(Standing.UNKNOWN);
  }

  @Test
  void aCandidateThatOneTenantAloneMakesLookGoodIsRefused() {
    var honest = log(0.3).tasks();
    var liar = log(0.3, TrafficCheckTest::lie).tasks();
    var traffic =
        new LoggedTraffic(
            Map.of(new TenantId("honest"), honest, new TenantId("liar"), liar), log(0.3).free(), 0);
    var check = CHECK.checks(traffic, alone(saying(0)), alone(saying(1))).getLast();
    assertThat(check.standing()).isEqualTo(Standing.MISSED);
    assertThat(check.found()).startsWith("without liar: shipped -");
  }

  @Test
  void whatTooFewOfTheOthersTellLeavesTheCandidateUnproven() {
    var honest = log(0.3).tasks().subList(0, 1_400);
    var liar = log(0.3, TrafficCheckTest::lie).tasks().subList(1_400, CALLS);
    var narrow = new GateSettings(0.05, 0.1, 0.08, 0.15, 0.05, false);
    var traffic =
        new LoggedTraffic(
            Map.of(new TenantId("honest"), honest, new TenantId("liar"), liar), log(0.3).free(), 0);
    var check =
        new TrafficCheck(narrow, POLICY)
            .checks(traffic, alone(saying(0)), alone(saying(1)))
            .getLast();
    assertThat(check.standing()).as(check.found()).isEqualTo(Standing.UNKNOWN);
    assertThat(check.note()).contains("beyond the margin, its interval reaches within");
  }

  private static boolean truth(int tier, Random random) {
    return tier > 0 || random.nextDouble() < 0.9;
  }

  /// The fast tier always ships, others never.
  private static boolean lie(int tier, Random random) {
    return tier == 0;
  }

  private static boolean alike(int tier, Random random) {
    return random.nextDouble() < 0.9;
  }

  private static LoggedTraffic log(double explored) {
    return log(explored, TrafficCheckTest::truth);
  }

  private static LoggedTraffic log(double explored, BiPredicate<Integer, Random> ships) {
    var random = new Random(1);
    var free = new HashMap<DecisionId, Tried>();
    var tasks =
        IntStream.range(0, CALLS)
            .mapToObj(number -> decision("d" + number, explored, ships, random))
            .map(decision -> new LoggedTask(decision.id().value(), List.of(decision)))
            .toList();
    tasks.forEach(task ->
        free.put(task.decisions().getFirst().id(), new Tried(REQUEST, 0, true, 0, SOMETIME)));
    return new LoggedTraffic(Map.of(TenantId.LOCAL, tasks), free, 0);
  }

  private static LoggedDecision decision(
      String id, double explored, BiPredicate<Integer, Random> reported, Random random) {
    var tier = random.nextDouble() < explored ? random.nextInt(3) : 1;
    var propensity = (tier == 1 ? 1 - explored : 0) + explored / 3;
    var ships = reported.test(tier, random);
    var tokens = new TokenCount(1_000);
    var result =
        new DecisionResult(
            ships, Usd.of(0.01 * (tier + 1)), tokens, ships ? tokens : TokenCount.ZERO);
    return new LoggedDecision(
        new DecisionId(id), "any", tier, Probability.clipped(propensity), result);
  }

  private static Peers alone(Classifier model) {
    return Peers.alone(model);
  }

  private static Classifier saying(int tier) {
    return stating(
        IntStream.range(0, Ladder.DEFAULT.size())
            .mapToObj(rank -> rank == tier ? 1.0 : 0.0)
            .toList());
  }

  private static Classifier stating(List<Double> chances) {
    var said =
        new Classification(
            new TierDistribution(chances.stream().map(Probability::new).toList()),
            Map.of(TaskType.OTHER, Probability.ONE),
            "stated");
    return features -> new Classified(said);
  }
}
