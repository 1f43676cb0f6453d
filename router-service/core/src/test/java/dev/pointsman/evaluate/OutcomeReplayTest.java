package dev.pointsman.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pointsman.classify.Classifier;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeReplayTest {
  private static final Bootstrap BOOTSTRAP = new Bootstrap(50, 1);
  private static final Classifier SILENT = _ -> ReplayPolicies.SILENT;

  @Test
  void everyPolicyIsChargedForWhatItDoes() {
    var table = replay(List.of(0.0, 1.0, 1.0)).outcomes("table");
    assertThat(line(table, "always fast")).startsWith(0.0);
    assertThat(line(table, "always premium")).startsWith(1.0);
    assertThat(line(table, "random mix").getFirst()).isCloseTo(2.0 / 3, within(1e-9));
    assertThat(line(table, "oracle")).isEqualTo(line(table, "always standard"));
    assertThat(line(table, "always premium").get(1))
        .isCloseTo(5 * line(table, "always fast").get(1), within(1e-6));
  }

  @Test
  void theKeywordRulesDecideWithoutTheClassifier() {
    var table = replay(List.of(0.0, 1.0, 1.0)).outcomes("table");
    assertThat(line(table, "ours")).isEqualTo(line(table, "keyword rules"));
  }

  @Test
  void twoModelsStandForTheEndsOfTheLadder() {
    var table = replay(List.of(0.0, 1.0)).outcomes("table");
    assertThat(table.lines())
        .extracting(ReportTable.Line::method)
        .startsWith("always fast", "always premium", "random mix");
  }

  @Test
  void aLogOfTheKeywordRulesTellsTheTruthOfTheOthers() {
    var table = replay(List.of(0.2, 0.6, 1.0)).offPolicy("table", 3);
    assertThat(line(table, "always premium, doubly robust").getFirst())
        .isEqualTo(1.0, within(0.02));
    assertThat(line(table, "always fast, weighted").getFirst()).isEqualTo(0.2, within(0.06));
  }

  private static OutcomeReplay replay(List<Double> scores) {
    return new OutcomeReplay(Questions.of(40, scores), Deployment.usual(), SILENT, BOOTSTRAP);
  }

  private static List<Double> line(ReportTable table, String method) {
    return table.lines().stream()
        .filter(line -> line.method().equals(method))
        .findFirst()
        .orElseThrow()
        .figures()
        .stream()
        .map(Estimate::value)
        .toList();
  }
}
