package dev.pointsman.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import dev.pointsman.policy.Policy;
import dev.pointsman.policy.PolicySettings;
import dev.pointsman.request.TaskType;
import dev.pointsman.round.LoggedTraffic.Occasion;
import dev.pointsman.round.LoggedTraffic.Tried;
import dev.pointsman.unit.DecisionId;
import dev.pointsman.unit.Probability;
import dev.pointsman.unit.TenantId;
import dev.pointsman.unit.TokenCount;
import dev.pointsman.unit.Usd;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// An incumbent that sends all to the middle tier, and a canary that sends all to the fast one.
class SideBySideTest {
  private static final Policy POLICY =
      new Policy(Catalog.anthropic(), PolicySettings.defaults(Ladder.DEFAULT));
  private static final RequestFeatures REQUEST =
      new RequestFeatures(new ClassifierText("do it", ""), FeatureValues.NONE, "");
  private static final Terms KEPT = new Terms.Kept(CallTerms.free(Ladder.DEFAULT));
  private static final Map<String, Classifier> MODELS =
      Map.of("incumbent", saying(1), "canary", saying(0));

  private final List<LoggedTask> tasks = new ArrayList<>();
  private final Map<DecisionId, Tried> free = new HashMap<>();
  private final Random random = new Random(1);

  @Test
  void aTierIsDrawnAsOftenAsTheModelsThatTakeItDecide() {
    log(40, number -> number % 4 == 1 ? "canary" : "incumbent");
    var mixed = mixed(MODELS).stream().filter(one -> after(one, 0) && after(39 - 2, one)).toList();
    assertThat(mixed)
        .hasSizeGreaterThan(30)
        .allSatisfy(one -> {
          assertThat(one.chances().getFirst().value()).isCloseTo(0.26, within(0.02));
          assertThat(one.propensity()).isEqualTo(one.chances().get(one.tier()));
        });
  }

  @Test
  void callsBeforeTheCanaryBeganAndAfterItEndedAreTheIncumbentsAlone() {
    log(60, number -> number >= 20 && number < 40 && number % 2 == 0 ? "canary" : "incumbent");
    assertThat(mixed(MODELS))
        .filteredOn(one -> after(20, one) || after(one, 38))
        .hasSize(41)
        .allSatisfy(one -> assertThat(one.propensity()).isEqualTo(Probability.ONE));
  }

  @Test
  void eachTimeWithOtherModelsIsAStretchOfItsOwn() {
    log(60, number -> number >= 20 && number < 40 && number % 2 == 0 ? "canary" : "incumbent");
    assertThat(new SideBySide(POLICY, new LoggedModels.InMemory(MODELS)).mixed(traffic()).tasks())
        .extracting(LoggedTask::stretch)
        .containsOnly("incumbent", "canary beside incumbent");
  }

  @Test
  void whereAModelIsGoneItsCallsAndThoseBesideItKeepTheirPropensities() {
    log(40, number -> number % 2 == 0 ? "canary" : "incumbent");
    assertThat(mixed(Map.of("incumbent", saying(1))))
        .isNotEmpty()
        .allSatisfy(one -> assertThat(one.propensity()).isEqualTo(Probability.ONE));
  }

  @Test
  void whatWouldBeDecidedOtherwiseTodayKeepsItsPropensity() {
    log(40, number -> number % 2 == 0 ? "canary" : "incumbent");
    var swapped = Map.of("incumbent", saying(0), "canary", saying(1));
    assertThat(mixed(swapped))
        .isNotEmpty()
        .allSatisfy(one -> assertThat(one.propensity()).isEqualTo(Probability.ONE));
  }

  /// The opinion of the one that decided would tell who that was, and so which tier was drawn.
  @Test
  void whatKindOfCallItIsDoesNotDependOnWhoDecided() {
    log(40, number -> number % 2 == 0 ? "canary" : "incumbent");
    assertThat(mixed(MODELS))
        .filteredOn(one -> after(one, 0) && after(39, one))
        .extracting(LoggedDecision::context)
        .containsOnly("answer 0");
  }

  /// Without exploration no log of the incumbent alone could tell.
  @Test
  void aCanaryProvesACandidateThatIsNoWorse() {
    log(3_000, number -> random.nextDouble() < 0.3 ? "canary" : "incumbent");
    var check = new TrafficCheck(GateSettings.DEFAULTS, POLICY);
    var candidate = new Peers(List.of(saying(0)));
    assertThat(check.checks(traffic(), candidate, Peers.alone(saying(1))))
        .extracting(Check::standing)
        .containsOnly(Standing.UNKNOWN);
    var mixed = new SideBySide(POLICY, new LoggedModels.InMemory(MODELS)).mixed(traffic());
    assertThat(check.checks(mixed, candidate, Peers.alone(saying(1))))
        .isNotEmpty()
        .allSatisfy(
            found -> assertThat(found.standing()).as(found.found()).isEqualTo(Standing.HELD));
  }

  private interface Deal {
    String model(int number);
  }

  /// A call a minute, of which nine in ten ship whoever answers.
  private void log(int calls, Deal deal) {
    IntStream.range(0, calls).forEach(number -> log(number, deal.model(number)));
  }

  private void log(int number, String model) {
    var ships = random.nextDouble() < 0.9;
    var tier = model.equals("canary") ? 0 : 1;
    var tokens = new TokenCount(1_000);
    var result =
        new DecisionResult(
            ships, Usd.of(0.01 * (tier + 1)), tokens, ships ? tokens : TokenCount.ZERO);
    var id = new DecisionId("d" + number);
    tasks.add(
        new LoggedTask(
            "s" + number,
            List.of(
                new LoggedDecision(
                    id, "as " + model + " saw it", tier, Probability.ONE, result, certain(tier)))));
    free.put(id, new Tried(REQUEST, tier, ships, 0, new Occasion(at(number), model, KEPT)));
  }

  private static List<Probability> certain(int chosen) {
    return IntStream.range(0, Ladder.DEFAULT.size())
        .mapToObj(tier -> tier == chosen ? Probability.ONE : Probability.ZERO)
        .toList();
  }

  private static Instant at(int number) {
    return Instant.EPOCH.plusSeconds(60L * number);
  }

  private static boolean after(LoggedDecision one, int number) {
    return number(one) > number;
  }

  private static boolean after(int number, LoggedDecision one) {
    return number > number(one);
  }

  private static int number(LoggedDecision one) {
    return Integer.parseInt(one.id().value().substring(1));
  }

  private LoggedTraffic traffic() {
    return new LoggedTraffic(Map.of(TenantId.LOCAL, tasks), free, 0);
  }

  private List<LoggedDecision> mixed(Map<String, Classifier> models) {
    return new SideBySide(POLICY, new LoggedModels.InMemory(models))
        .mixed(traffic()).tasks().stream().flatMap(task -> task.decisions().stream()).toList();
  }

  private static Classifier saying(int tier) {
    var said =
        new Classification(
            new TierDistribution(certain(tier)), Map.of(TaskType.OTHER, Probability.ONE), "stated");
    return features -> new Classified(said);
  }
}
