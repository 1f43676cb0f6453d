package dev.pointsman.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.dataset.TierLabel.Interval;
import dev.pointsman.fleet.Visit.Asked;
import dev.pointsman.unit.DecisionId;
import dev.pointsman.unit.Probability;
import java.util.List;
import org.junit.jupiter.api.Test;

class LessonsTest {
  private static final Asked ASKED =
      new Asked(
          new DecisionId("small-0-0"),
          "small-0",
          TinyFleet.SMALL,
          TinyFleet.task(List.of(0.5, 1.0)));

  @Test
  void aSuccessBoundsTheTierFromAbove() {
    assertThat(heard(0, 1, true)).isEqualTo(new Interval(0, 0, 1));
    assertThat(heard(1, 1, true)).isEqualTo(new Interval(0, 2, 1));
  }

  @Test
  void aFailureBoundsTheTierFromBelow() {
    assertThat(heard(0, 1, false)).isEqualTo(new Interval(1, 3, 1));
    assertThat(heard(1, 1, false)).isEqualTo(new Interval(3, 3, 1));
  }

  @Test
  void aRepeatedTryBoundsItFromBothSides() {
    assertThat(heard(0, 1, false, true)).isEqualTo(new Interval(1, 2, 1));
    assertThat(heard(0, 1, false, false)).isEqualTo(new Interval(3, 3, 1));
  }

  @Test
  void whatFollowsAReportedSuccessSaysNothing() {
    assertThat(heard(0, 1, true, false)).isEqualTo(new Interval(0, 0, 1));
  }

  @Test
  void aRareChoiceWeighsMoreUpToALimit() {
    assertThat(heard(0, 0.5, true)).isEqualTo(new Interval(0, 0, 2));
    assertThat(heard(0, 0.025, true)).isEqualTo(new Interval(0, 0, 5));
  }

  @Test
  void fullInformationNamesTheTierWhateverWasTried() {
    var visit = new Visit(ASKED, 1, Probability.ONE, List.of(true, true), List.of(true));
    assertThat(Lessons.told(List.of(visit)).getFirst().tier()).isEqualTo(new Interval(0, 0, 1));
  }

  private static Object heard(int rank, double propensity, Boolean... said) {
    var visit =
        new Visit(ASKED, rank, new Probability(propensity), List.of(false, true), List.of(said));
    return Lessons.heard(List.of(visit), 5).getFirst().tier();
  }
}
