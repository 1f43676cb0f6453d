package dev.pointsman.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.pointsman.classify.Classification;
import dev.pointsman.classify.Classifier;
import dev.pointsman.classify.ClassifierAnswer;
import dev.pointsman.classify.TierDistribution;
import dev.pointsman.feature.ClassifierText;
import dev.pointsman.feature.FeatureValues;
import dev.pointsman.feature.RequestFeatures;
import dev.pointsman.journal.DecisionRecord;
import dev.pointsman.request.TaskType;
import dev.pointsman.unit.Probability;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DriftTest {
  private static final String OLD = "claude-cli/2.1.0";
  private static final String NEW = "claude-cli/2.2.0";
  private static final String TURN = "turn";
  private static final Random RANDOM = new Random(11);

  /// The chance of the lowest tier falls as the turns grow.
  private static final Classifier CLASSIFIER =
      features ->
          new ClassifierAnswer.Classified(said(features.values().value(TURN).orElse(0) / 20));

  private static final DriftReference REFERENCE =
      DriftReference.of(
          IntStream.range(0, 4_000).mapToObj(_ -> features(RANDOM.nextInt(10))).toList(),
          CLASSIFIER);

  @Test
  void trafficOfTheTrainingSetHasNotMoved() {
    var report = report(calls(OLD, 1_000, 0));
    assertThat(report.isEnough()).isTrue();
    assertThat(report.shifts())
        .isNotEmpty()
        .allSatisfy(shift -> assertThat(shift.psi()).isLessThan(0.05));
    assertThat(report.alarms()).isEmpty();
  }

  @Test
  void theFeatureThatMovedIsNamedWithTheScoreThatItMoved() {
    var report = report(calls(OLD, 1_000, 8));
    assertThat(report.alarms()).extracting(Shift::name).contains(TURN, "sufficiency_0");
    assertThat(shift(report, "prompt_tokens").isNotable()).isFalse();
  }

  @Test
  void theClientVersionThatMovedItIsNamed() {
    var report = report(Stream.concat(calls(OLD, 600, 0), calls(NEW, 600, 8)));
    var clients = shift(report, TURN).clients();
    assertThat(clients.getFirst().client().version()).isEqualTo("2.2.0");
    assertThat(clients.getFirst().share()).isGreaterThan(0.9);
    assertThat(clients.getLast().client().version()).isEqualTo("2.1.0");
    assertThat(clients.getLast().share()).isNegative();
  }

  @Test
  void aMeasurementThatIsNoLongerMadeHasMoved() {
    var report =
        report(
            IntStream.range(0, 1_000)
                .mapToObj(n -> LiveCalls.call(n, OLD, FeatureValues.NONE, said(0.5))));
    assertThat(shift(report, TURN).missingNow()).isEqualTo(1, within(1e-9));
    assertThat(report.alarms()).extracting(Shift::name).contains(TURN);
  }

  @Test
  void fewCallsRaiseNoAlarm() {
    var report = report(calls(OLD, 100, 8));
    assertThat(shift(report, TURN).psi()).isGreaterThan(Shift.ALARMING);
    assertThat(report.alarms()).isEmpty();
  }

  @Test
  void theScoresOfAnotherModelAreNotCompared() {
    var report = new Drift("other-1", REFERENCE).report(calls(OLD, 1_000, 0));
    assertThat(report.shifts()).extracting(Shift::name).doesNotContain("sufficiency_0");
  }

  @Test
  void housekeepingIsLeftOut() {
    assertThat(report(Stream.of(LiveCalls.housekeeping())).calls()).isZero();
  }

  @Test
  void aReferenceSurvivesItsFile() {
    assertThat(DriftReferenceJson.read(DriftReferenceJson.write(REFERENCE))).isEqualTo(REFERENCE);
    assertThatThrownBy(() -> DriftReferenceJson.read("{\"schema\": 2, \"measures\": {}}"))
        .hasMessageContaining("expected a reference of schema 1, got 2");
  }

  @Test
  void theReportIsWrittenAsJson() {
    var json = DriftReportJson.write(report(calls(NEW, 1_000, 8)));
    assertThat(json.path("model").textValue()).isEqualTo(LiveCalls.MODEL);
    assertThat(json.path("alarms").valueStream().map(name -> name.textValue())).contains(TURN);
    assertThat(json.at("/shifts/0/clients/0/version").textValue()).isEqualTo("2.2.0");
  }

  private static DriftReport report(Stream<DecisionRecord> calls) {
    return new Drift(LiveCalls.MODEL, REFERENCE).report(calls);
  }

  private static Stream<DecisionRecord> calls(String client, int count, int later) {
    return IntStream.range(0, count)
        .mapToObj(number -> {
          var turn = RANDOM.nextInt(10) + later;
          return LiveCalls.call(number, client, features(turn).values(), said(turn / 20.0));
        });
  }

  private static RequestFeatures features(int turn) {
    var values =
        new FeatureValues(
            Map.of(TURN, (double) turn, "prompt_tokens", Math.exp(RANDOM.nextDouble() * 5)));
    return new RequestFeatures(new ClassifierText("", ""), values, "");
  }

  private static Classification said(double difficulty) {
    var tiers = new TierDistribution(List.of(new Probability(1 - difficulty)));
    return new Classification(tiers, Map.of(TaskType.BUG_FIX, Probability.ONE), LiveCalls.MODEL);
  }

  private static Shift shift(DriftReport report, String name) {
    return report.shifts().stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
