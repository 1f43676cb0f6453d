package dev.pointsman.feature;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestReportTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "===== 1 failed, 4 passed in 0.12s =====|5|1",
        "Tests run: 7, Failures: 1, Errors: 1, Skipped: 0|7|2",
        "Tests:       2 failed, 8 passed, 10 total|10|2",
        "test result: ok. 3 passed; 0 failed; 0 ignored|3|0",
        "--- PASS: TestA (0.00s)|1|0",
        "9 tests completed, 3 failed|9|3",
        "Ran 4 tests in 0.001s|4|0"
      })
  void readsTheSummaryOfWellKnownRunners(String line, int run, int failed) {
    assertThat(TestReport.in("noise\n" + line)).hasValue(new TestReport(run, run - failed, failed));
  }

  @Test
  void findsNoReportInProse() {
    assertThat(TestReport.in("the deploy failed and 3 errors came up")).isEmpty();
  }
}
