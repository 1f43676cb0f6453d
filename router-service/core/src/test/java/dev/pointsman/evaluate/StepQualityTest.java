package dev.pointsman.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pointsman.evaluate.StepQuality.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepQualityTest {
  private static final List<Double> COSTS = List.of(1.0, 3.0, 5.0);

  @Test
  void alwaysTheLastTierPassesEverythingAndSavesNothing() {
    var quality = StepQuality.of(List.of(new Step("a", 0, 2, COSTS), new Step("b", 2, 2, COSTS)));
    assertThat(quality).isEqualTo(new StepQuality(1, 0.5, 1, 0));
  }

  @Test
  void oneFailedStepFailsItsWholeRun() {
    var steps =
        List.of(new Step("a", 1, 0, COSTS), new Step("a", 0, 0, COSTS), new Step("b", 0, 0, COSTS));
    assertThat(StepQuality.of(steps).wholeRun()).isEqualTo(0.5);
  }

  @Test
  void savingIsTheShareOfThePriceOfAlwaysTheLastTier() {
    var steps = List.of(new Step("a", 0, 0, COSTS), new Step("b", 1, 1, COSTS));
    assertThat(StepQuality.of(steps).saved()).isCloseTo(0.6, within(1e-12));
  }

  @Test
  void aRunThatFailsHasSavedNothingAndSpentWhatItCost() {
    var steps = List.of(new Step("a", 1, 0, COSTS), new Step("b", 0, 0, COSTS));
    assertThat(StepQuality.of(steps).saved()).isCloseTo((4.0 - 1) / 10, within(1e-12));
  }

  @Test
  void combinedIsTheMeanOfTheFour() {
    assertThat(new StepQuality(1, 0.5, 1, 0).combined()).isEqualTo(0.625);
  }
}
