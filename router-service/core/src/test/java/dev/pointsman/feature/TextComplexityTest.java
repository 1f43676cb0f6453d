package dev.pointsman.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pointsman.request.PlainContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextComplexityTest {
  @ParameterizedTest
  @CsvSource({
    "n up to 10^9,9",
    "n up to 10^{18},18",
    "at most 200000 items,5.30103",
    "2 * 10**5 rows,5",
    "no number,0",
    "99999999999999999999999,0"
  })
  void theLargestPowerIsThatOfTheLargestNumberStated(String prompt, double power) {
    assertThat(value(prompt, "largest_power")).isCloseTo(power, within(1e-4));
  }

  @ParameterizedTest
  @CsvSource({
    "'n up to 10^9, m up to 10^{5}',2",
    "2 * 10**5 rows,1",
    "at most 200000 items,0",
    "10^100 is no bound,0",
    "no number,0"
  })
  void countsTheBoundsStatedAsPowersOfTen(String prompt, int powers) {
    assertThat(value(prompt, "powers_of_ten")).isEqualTo(powers);
  }

  @Test
  void countsWordsOnceAndInAnyCase() {
    assertThat(value("Fix the fix, the FIX", "distinct_words")).isEqualTo(2);
  }

  @Test
  void seesFormulas() {
    assertThat(value("$a_i = b^2$", "formula_share"))
        .isGreaterThan(value("a is b squared", "formula_share"));
  }

  @Test
  void aVeryLongTextIsReadInItsWindowAlone() {
    assertThat(value("word 12 ".repeat(250_000), "numbers")).isBetween(950.0, 1_050.0);
  }

  private static double value(String prompt, String feature) {
    return FeatureExtractor.measure(prompt, PlainContext.NONE)
        .values()
        .value(feature)
        .orElseThrow();
  }
}
