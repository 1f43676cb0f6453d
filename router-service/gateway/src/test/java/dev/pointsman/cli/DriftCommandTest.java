package dev.pointsman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.http.DriftDesk;
import dev.pointsman.http.Telemetry;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriftCommandTest {
  @TempDir private Path folder;

  @Test
  void aModelWithoutAReferenceIsNamed() throws IOException {
    var ran = TestHome.in(folder).run("drift");
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("no reference in tiny-1", "--seed-set");
  }

  @Test
  void aTimeThatIsNoneIsRefused() throws IOException {
    var ran = TestHome.in(folder).run("drift", "--since", "yesterday");
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("--since: expected an instant", "'yesterday'");
  }

  @Test
  void trafficThatTheModelHasNotLearntRaisesAnAlarm() throws IOException {
    var home = TestHome.in(folder).withReference("9", DriftTraffic.reference());
    DriftTraffic.writeTo(folder.resolve("journal.db"));
    var ran = home.run("drift", "--model", "tiny-9", "--since", "1d");
    assertThat(ran.err()).isEmpty();
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.out())
        .contains("600 calls of 30 sessions beside the training set of tiny-9")
        .containsPattern("! turn +PSI")
        .containsPattern("claude-cli 2.2.0 +PSI +[0-9.]+ +100 % of it +600 calls")
        .contains("retrain it");
  }

  @Test
  void theMetricsTellTheDriftAndCountItsAlarmOnce() throws IOException {
    var home = TestHome.in(folder).withReference("9", DriftTraffic.reference());
    DriftTraffic.writeTo(folder.resolve("journal.db"));
    var telemetry = new Telemetry(() -> "tiny-9");
    var desk = new DriftDesk(folder.resolve("journal.db"), () -> home.models().resolve("tiny-9"));
    var regular = new RegularDrift(desk, telemetry);
    regular.look();
    regular.look();
    assertThat(telemetry.prometheusText())
        .containsPattern("pointsman_drift_psi\\{feature=\"turn\"} [1-9]")
        .contains("pointsman_drift_alarms_total{feature=\"turn\"} 1.0");
  }

  @Test
  void theServiceReportsIt() throws Exception {
    var home = TestHome.in(folder).withReference("9", DriftTraffic.reference());
    DriftTraffic.writeTo(folder.resolve("journal.db"));
    home.modelFolders().activate("tiny-9");
    try (var service = SwappingService.over(home)) {
      var report = service.fetch("/v1/reports/drift");
      assertThat(report).contains("\"model\":\"tiny-9\"", "\"alarms\":[\"turn\"]");
    }
  }

  @Test
  void theServiceSaysThatTheModelHasNoReference() throws Exception {
    try (var service = SwappingService.over(TestHome.in(folder))) {
      assertThat(service.fetch("/v1/reports/drift")).contains("No reference", "retrain it");
    }
  }
}
