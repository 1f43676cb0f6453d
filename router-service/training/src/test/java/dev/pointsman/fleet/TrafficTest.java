package dev.pointsman.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.classify.Classification;
import dev.pointsman.classify.ClassifierAnswer.Classified;
import dev.pointsman.classify.TierDistribution;
import dev.pointsman.request.TaskType;
import dev.pointsman.unit.Probability;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrafficTest {
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
    assertThat(visits(2_000, new Feedback.Honest()))
        .allSatisfy(visit ->
            assertThat(visit.propensity().value()).isEqualTo(visit.rank() == 0 ? 0.975 : 0.025));
  }

  @Test
  void leavesOneInFortyToTheOtherTier() {
    var visits = visits(8_000, new Feedback.Honest());
    var explored = visits.stream().filter(visit -> visit.rank() == 1).count();
    assertThat((double) explored / visits.size()).isBetween(0.018, 0.032);
  }

  @Test
  void revealsOnlyTheTiersThatWereTried() {
    assertThat(visits(2_000, new Feedback.Honest()))
        .allSatisfy(visit ->
            assertThat(visit.said())
                .isEqualTo(visit.truths().subList(visit.rank(), visit.rank() + visit.decisions())));
  }

  @Test
  void asksTheSameWhateverPeopleSay() {
    var honest = visits(500, new Feedback.Honest());
    var flipped = visits(500, new Feedback.Flipped(0.5));
    assertThat(flipped)
        .extracting(Visit::asked)
        .isEqualTo(honest.stream().map(Visit::asked).toList());
    assertThat(flipped)
        .extracting(Visit::said)
        .isNotEqualTo(honest.stream().map(Visit::said).toList());
  }

  private static List<Visit> visits(int decisions, Feedback feedback) {
    var policy = Router.policy(Pricing.usual(), TinyFleet.SETTINGS, 3);
    return new Traffic(TinyFleet.world(), TinyFleet.HABITS, feedback, 3)
        .visits(new Router(policy, _ -> CHEAP), decisions);
  }
}
