package dev.pointsman.round;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pointsman.evaluate.Estimate;
import dev.pointsman.evaluate.ReportTable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvaluationReportTest {
  private static final EvaluationReport REPORT =
      new EvaluationReport(
          "m-1",
          List.of(
              new ReportTable(
                  "steps",
                  List.of("pass"),
                  List.of(
                      new ReportTable.Line("ours", List.of(new Estimate(0.5, 0.4, Double.NaN, 9)))),
                  List.of())),
          Map.of("ece", new Estimate(0.01, 0.005, 0.02, 70)),
          Map.of("plan", Map.of("plan", 3L, "question", 1L)));

  @Test
  void jsonHoldsEveryFigureWithItsIntervalAndNoNaN() throws IOException {
    var json = new ObjectMapper().readTree(REPORT.json(List.of()));
    var figure = json.at("/tables/0/methods/ours/pass");
    assertThat(figure.path("low").asDouble()).isEqualTo(0.4);
    assertThat(figure.path("high").isNull()).isTrue();
    assertThat(json.at("/task_type_confusion/plan/question").asInt()).isEqualTo(1);
  }

  @Test
  void textShowsTablesFiguresAndTheCommonestMistakes() {
    assertThat(REPORT.text()).contains("steps", "0.500 [0.400, NaN]", "ece", "plan -> question: 1");
  }
}
