package dev.pointsman.fleet;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.catalog.Ladder;
import dev.pointsman.classify.Classification;
import dev.pointsman.classify.ClassifierAnswer.Classified;
import dev.pointsman.classify.TierDistribution;
import dev.pointsman.dataset.Split;
import dev.pointsman.insight.LoggedTask;
import dev.pointsman.journal.DecisionFacts;
import dev.pointsman.journal.Routing;
import dev.pointsman.label.TenantCap;
import dev.pointsman.label.Voting;
import dev.pointsman.outcome.Outcome;
import dev.pointsman.outcome.Subject;
import dev.pointsman.request.TaskType;
import dev.pointsman.round.Harvest;
import dev.pointsman.round.LearntLabels;
import dev.pointsman.round.Period;
import dev.pointsman.round.TrafficLog;
import dev.pointsman.round.Unseen;
import dev.pointsman.unit.Probability;
import dev.pointsman.unit.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrafficTest {
  /// Sessions of the test split alone.
  private static final Unseen BY_ANYBODY = new Unseen(1, Instant.MAX);

  /// Contradiction shows where the same kind of call went to several tiers.
  private static final FleetSettings EXPLORING =
      new FleetSettings(2_400, 2, 0.1, TinyFleet.CANARY, TinyFleet.HABITS, false);

  private static final Classified CHEAP =
      new Classified(
          new Classification(
              new TierDistribution(List.of(new Probability(0.9))),
              Map.of(TaskType.OTHER, Probability.ONE),
              "test"));

  @Test
  void stopsAfterTheSessionInWhichTheDecisionsAreMade() {
    var visits = visits(1_000, new Feedback.Honest());
    assertThat(visits.stream().mapToInt(Visit::decisions).sum()).isBetween(1_000, 1_050);
  }

  @Test
  void knowsTheChanceOfEveryDraw() {
    assertThat(first(visits(2_000, new Feedback.Honest())))
        .isNotEmpty()
        .allSatisfy(facts ->
            assertThat(facts.draw().propensity().value())
                .isEqualTo(facts.target().tier().rank() == 0 ? 0.95 : 0.05));
  }

  @Test
  void leavesOneInTwentyToTheOtherTier() {
    var first = first(visits(8_000, new Feedback.Honest()));
    var explored = first.stream().filter(facts -> facts.target().tier().rank() == 1).count();
    assertThat((double) explored / first.size()).isBetween(0.038, 0.062);
  }

  @Test
  void reportsEveryTryAndNothingElse() {
    assertThat(visits(2_000, new Feedback.Honest()))
        .isNotEmpty()
        .allSatisfy(visit ->
            assertThat(visit.history().outcomes())
                .extracting(Outcome::subject)
                .isEqualTo(
                    visit.history().decisions().stream()
                        .map(decision -> new Subject.OfDecision(decision.id()))
                        .toList()));
  }

  @Test
  void asksTheSameWhateverPeopleSay() {
    var honest = visits(500, new Feedback.Honest()).subList(0, 100);
    var flipped = visits(500, new Feedback.Flipped(0.5)).subList(0, 100);
    assertThat(flipped)
        .extracting(visit -> visit.truths().values().size())
        .isEqualTo(honest.stream().map(visit -> visit.truths().values().size()).toList());
  }

  /// A second try would speak of failed tasks alone.
  @Test
  void aFailedTryThatComesAgainTeachesByItsFirstTryAlone() {
    var visits = visits(2_000, new Feedback.Honest());
    var labels = labels(visits);
    var harvest = new Harvest(Ladder.DEFAULT, Period.EVER);
    visits.forEach(visit -> harvest.add(visit.history(), labels.of(visit.history())));
    var first = visits.stream().flatMap(visit -> visit.truths().keySet().stream()).collect(toSet());
    var draft = harvest.draft(TenantCap.DEFAULT);
    assertThat(draft.rows()).extracting(row -> row.origin().id()).isNotEmpty().isSubsetOf(first);
    assertThat(draft.leftOut()).containsKey("tries of what was tried before");
  }

  /// Else a candidate would be judged by outcomes that it learnt by heart.
  @Test
  void noSessionThatTrainsAModelJudgesIt() {
    var visits = visits(2_000, new Feedback.Honest());
    var labels = labels(visits);
    var harvest = new Harvest(Ladder.DEFAULT, Period.EVER);
    var log =
        new TrafficLog(
            TinyFleet.deployment().policy().ladder(), Ladder.DEFAULT, Period.EVER, BY_ANYBODY);
    visits.forEach(visit -> {
      harvest.add(visit.history(), labels.of(visit.history()));
      log.add(visit.history(), labels.of(visit.history()));
    });
    var training =
        harvest.draft(TenantCap.DEFAULT).rows().stream()
            .map(row -> row.example().provenance().group())
            .filter(group -> Split.of(group) != Split.TEST)
            .toList();
    assertThat(training).hasSizeGreaterThan(1_000);
    assertThat(log.traffic().tenants().values().stream().flatMap(List::stream))
        .hasSizeGreaterThan(50)
        .extracting(LoggedTask::session)
        .doesNotContainAnyElementsOf(training);
  }

  @Test
  void whoTurnsThingsRoundIsNotBelieved() {
    assertThat(believed(new Feedback.Honest())).containsExactlyInAnyOrder("small", "large");
    assertThat(believed(new Feedback.Saboteur("small"))).containsExactly("large");
  }

  private static LearntLabels labels(List<Visit> visits) {
    return LearntLabels.from(
        visits.stream().map(Visit::history), Voting.DEFAULT, TenantCap.DEFAULT);
  }

  /// The tenants whose reports the gate reads.
  private static List<String> believed(Feedback feedback) {
    var visits = visits(32_000, feedback, EXPLORING);
    var labels = labels(visits);
    var log =
        new TrafficLog(
            TinyFleet.deployment().policy().ladder(), Ladder.DEFAULT, Period.EVER, BY_ANYBODY);
    visits.forEach(visit -> log.add(visit.history(), labels.of(visit.history())));
    return log.traffic().tenants().keySet().stream().map(TenantId::value).toList();
  }

  private static List<DecisionFacts> first(List<Visit> visits) {
    return visits.stream()
        .flatMap(visit ->
            visit.history().decisions().stream()
                .filter(decision -> visit.truths().containsKey(decision.id())))
        .map(decision -> ((Routing.Decided) decision.routing()).facts())
        .toList();
  }

  private static List<Visit> visits(int decisions, Feedback feedback) {
    return visits(decisions, feedback, TinyFleet.SETTINGS);
  }

  private static List<Visit> visits(int decisions, Feedback feedback, FleetSettings settings) {
    var policy = Router.policy(TinyFleet.deployment(), settings, 3);
    return new Traffic(TinyFleet.world(), TinyFleet.HABITS, feedback, 3)
        .visits(LiveModels.alone(new Router(policy, "cheap", _ -> CHEAP)), decisions);
  }
}
