package dev.pointsman.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pointsman.evaluate.GainCurve.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

class GainCurveTest {
  private static final List<Row> ORACLE =
      List.of(new Row(1, 0, 1), new Row(0, 1, 1), new Row(0, 1, 1), new Row(0, 1, 1));

  @Test
  void aConstantScoreIsWorthARandomMix() {
    var rows = ORACLE.stream().map(row -> new Row(0, row.weak(), row.strong())).toList();
    assertThat(GainCurve.of(rows).apgr()).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void theOracleRecoversTheGapWithTheFirstCall() {
    assertThat(GainCurve.of(ORACLE).apgr()).isCloseTo(0.875, within(1e-12));
  }

  @Test
  void theThresholdIsTheLeastShareOfStrongCalls() {
    assertThat(GainCurve.of(ORACLE).cpt(0.8)).isEqualTo(0.25);
  }

  @Test
  void anInvertedScoreRecoversTheGapOnlyAtTheEnd() {
    var rows = ORACLE.stream().map(row -> new Row(-row.score(), row.weak(), row.strong())).toList();
    assertThat(GainCurve.of(rows).cpt(0.5)).isEqualTo(1);
  }

  @Test
  void sparingAQuestionThatTheStrongModelFailsRecoversMoreThanTheWholeGap() {
    var rows = List.of(new Row(2, 0, 1), new Row(1, 0, 1), new Row(0, 1, 0));
    assertThat(GainCurve.of(rows).apgr()).isGreaterThan(1);
  }
}
