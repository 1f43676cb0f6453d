package dev.pointsman.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pointsman.catalog.Ladder;
import dev.pointsman.classify.Classification;
import dev.pointsman.classify.Classifier;
import dev.pointsman.classify.ClassifierAnswer.Classified;
import dev.pointsman.classify.TierDistribution;
import dev.pointsman.insight.LoggedTask;
import dev.pointsman.journal.DecisionRecord;
import dev.pointsman.journal.Opinion;
import dev.pointsman.label.TenantCap;
import dev.pointsman.label.Voting;
import dev.pointsman.policy.Policy;
import dev.pointsman.request.TaskType;
import dev.pointsman.round.LearntLabels;
import dev.pointsman.round.LoggedModels;
import dev.pointsman.round.Period;
import dev.pointsman.round.SideBySide;
import dev.pointsman.round.TrafficLog;
import dev.pointsman.round.Unseen;
import dev.pointsman.unit.Probability;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LiveModelsTest {
  private static final Policy POLICY = Router.policy(TinyFleet.deployment(), TinyFleet.SETTINGS, 3);
  private static final Router CAREFUL = router("careful", 0.1);
  private static final Router DARING = router("daring", 0.9);

  @Test
  void theCanaryDecidesForItsShareOfTheSessionsAndForWholeSessions() {
    var visits = visits(LiveModels.alone(CAREFUL).beside(router("like it", 0.1), share(0.3)));
    var tried = visits.stream().filter(visit -> decided(visit).contains("like it")).count();
    assertThat((double) tried / visits.size()).isBetween(0.25, 0.35);
    assertThat(visits).allSatisfy(visit -> assertThat(decided(visit)).hasSize(1));
  }

  @Test
  void aCanaryThatFailsMoreOftenIsTakenBack() {
    var live = LiveModels.alone(CAREFUL).beside(DARING, share(0.3));
    var visits = visits(live);
    assertThat(live.canary()).isEmpty();
    assertThat(decided(visits.getLast())).containsOnly("careful");
    assertThat(visits).anySatisfy(visit -> assertThat(decided(visit)).containsOnly("daring"));
  }

  /// Of a stretch that the two decided by turns: what one of them explores the other chooses.
  @Test
  void theLogOfBothTellsWithWhichChanceEitherTierWasDrawn() {
    var both = visits(LiveModels.alone(DARING).beside(CAREFUL, share(0.3)));
    assertThat(fast(both, "careful beside daring"))
        .hasSizeGreaterThan(1_000)
        .allSatisfy(chance -> assertThat(chance).isCloseTo(0.7 * 0.95 + 0.3 * 0.05, within(0.05)));
    assertThat(fast(visits(LiveModels.alone(CAREFUL)), "careful"))
        .hasSizeGreaterThan(1_000)
        .allSatisfy(chance -> assertThat(chance).isCloseTo(0.05, within(1e-9)));
  }

  /// The chances of the fast tier in a stretch.
  private static List<Double> fast(List<Visit> visits, String stretch) {
    return mixed(visits).stream()
        .filter(session -> session.stretch().equals(stretch))
        .flatMap(session -> session.decisions().stream())
        .map(decision -> decision.chances().getFirst().value())
        .toList();
  }

  private static List<LoggedTask> mixed(List<Visit> visits) {
    var models = Map.of("careful", CAREFUL.classifier(), "daring", DARING.classifier());
    var labels =
        LearntLabels.from(visits.stream().map(Visit::history), Voting.DEFAULT, TenantCap.DEFAULT);
    var log =
        new TrafficLog(POLICY.ladder(), Ladder.DEFAULT, Period.EVER, new Unseen(5, Instant.MIN));
    visits.forEach(visit -> log.add(visit.history(), labels.of(visit.history())));
    return new SideBySide(POLICY, new LoggedModels.InMemory(models))
        .mixed(log.traffic()).tenants().values().stream().flatMap(List::stream).toList();
  }

  @Test
  void failuresThatAreMendedDoNotTakeTheCanaryBack() {
    var live = LiveModels.alone(CAREFUL).beside(DARING, share(0.3));
    var noticed = new Habits(TinyFleet.HABITS.dial(), 1);
    new Traffic(TinyFleet.world(), noticed, new Feedback.Honest(), 3).visits(live, 4_000);
    assertThat(live.canary()).contains(DARING);
  }

  @Test
  void withoutACanaryOneModelDecidesAll() {
    assertThat(visits(LiveModels.alone(DARING)))
        .allSatisfy(visit -> assertThat(decided(visit)).containsOnly("daring"));
  }

  private static List<Visit> visits(LiveModels live) {
    return new Traffic(TinyFleet.world(), TinyFleet.HABITS, new Feedback.Honest(), 3)
        .visits(live, 4_000);
  }

  /// The models that decided in a session, what was forced left out.
  private static List<String> decided(Visit visit) {
    return visit.history().decisions().stream()
        .flatMap(LiveModelsTest::decided)
        .distinct()
        .toList();
  }

  private static Stream<String> decided(DecisionRecord decision) {
    return decision.observation().opinion() instanceof Opinion.Given(var said)
        ? Stream.of(said.modelVersion())
        : Stream.empty();
  }

  private static Probability share(double value) {
    return new Probability(value);
  }

  /// One that believes in the fast tier as far as this.
  private static Router router(String version, double fast) {
    var said =
        new Classification(
            new TierDistribution(List.of(new Probability(fast), new Probability(1 - fast))),
            Map.of(TaskType.OTHER, Probability.ONE),
            version);
    Classifier classifier = _ -> new Classified(said);
    return new Router(POLICY, version, classifier);
  }
}
