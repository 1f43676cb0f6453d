package dev.pointsman.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.insight.Finding.Estimated;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PolicyComparisonTest {
  private static final TargetPolicy ALWAYS_FAST = SimulatedWorld.policy(Map.of(), 0);
  private static final TargetPolicy DEAR_WHEN_HARD = SimulatedWorld.policy(Map.of("hard", 1), 0);
  private static final PolicyComparison COMPARISON =
      new PolicyComparison(OffPolicySettings.DEFAULT);

  @Test
  void policiesThatDecideAlikeDoNotDifferWhateverTheLogHolds() {
    var log = new SimulatedWorld(1, ALWAYS_FAST).log(3);
    var found = COMPARISON.compare(log, ALWAYS_FAST, ALWAYS_FAST);
    assertThat(found.differing()).isZero();
    assertThat(found.difference(Figure.SHIPPED_RATE)).isInstanceOf(Estimated.class);
  }

  @Test
  void aLogWithoutChanceCannotTellThemApart() {
    var log = new SimulatedWorld(1, ALWAYS_FAST).log(1_000);
    var found = COMPARISON.compare(log, DEAR_WHEN_HARD, ALWAYS_FAST);
    assertThat(found.differingShare()).isBetween(0.3, 0.37);
    assertThat(found.difference(Figure.SHIPPED_RATE))
        .asString()
        .contains("100.0 % of the candidate's choices had no chance in the log");
  }

  /// Hard work ships with 0.40 instead of 0.15 at the middle tier, and is a third of all.
  @Test
  void coversTheTrueDifferenceInMostWorlds() {
    var covered =
        IntStream.range(0, 60)
            .mapToObj(seed -> new SimulatedWorld(seed, SimulatedWorld.LOGGING).log(1_500))
            .map(log -> COMPARISON.compare(log, DEAR_WHEN_HARD, ALWAYS_FAST))
            .map(found -> found.difference(Figure.SHIPPED_RATE))
            .filter(found -> found instanceof Estimated sure && holds(sure, 0.25 / 3))
            .count();
    assertThat(covered).isBetween(53L, 60L);
  }

  /// Three of sixty are expected beyond each end, and as many would be beyond both of the usual
  /// one.
  @Test
  void eachEndOfAOneSidedIntervalIsALimitByItself() {
    var oneSided = new PolicyComparison(OffPolicySettings.DEFAULT.oneSided());
    var ends =
        IntStream.range(100, 160)
            .mapToObj(seed -> new SimulatedWorld(seed, SimulatedWorld.LOGGING).log(1_500))
            .map(log -> shipped(oneSided.compare(log, DEAR_WHEN_HARD, ALWAYS_FAST)))
            .toList();
    assertThat(ends.stream().filter(found -> found.low() > 0.25 / 3)).hasSizeBetween(1, 8);
    assertThat(ends.stream().filter(found -> found.high() < 0.25 / 3)).hasSizeBetween(1, 8);
    var log = new SimulatedWorld(100, SimulatedWorld.LOGGING).log(1_500);
    var usual = shipped(COMPARISON.compare(log, DEAR_WHEN_HARD, ALWAYS_FAST));
    assertThat(usual.low()).isLessThan(ends.getFirst().low());
    assertThat(usual.high()).isGreaterThan(ends.getFirst().high());
  }

  private static Estimated shipped(Comparison found) {
    return (Estimated) found.difference(Figure.SHIPPED_RATE);
  }

  private static boolean holds(Estimated found, double truth) {
    return found.low() <= truth && truth <= found.high();
  }
}
