package dev.pointsman.cli;

import dev.pointsman.http.DriftDesk;
import dev.pointsman.http.Telemetry;
import dev.pointsman.insight.DriftReport;
import dev.pointsman.insight.Shift;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/// Measures the drift of live traffic every few minutes, tells the metrics, and raises an alarm
/// when a measurement begins to lie where the model has not learnt.
final class RegularDrift implements Runnable {
  private static final Logger LOG = Logger.getLogger("dev.pointsman.drift");
  private static final Duration PERIOD = Duration.ofMinutes(5);

  private final DriftDesk desk;
  private final Telemetry telemetry;
  private final Set<String> alarming = new TreeSet<>();

  RegularDrift(DriftDesk desk, Telemetry telemetry) {
    this.desk = desk;
    this.telemetry = telemetry;
  }

  /// Goes on as long as the process does, on a thread of its own: reading files would hold a
  /// carrier that requests need.
  static void start(DriftDesk desk, Telemetry telemetry) {
    Thread.ofPlatform().daemon().name("drift").start(new RegularDrift(desk, telemetry));
  }

  @Override
  public void run() {
    try {
      while (true) {
        Thread.sleep(PERIOD);
        look();
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  void look() {
    try {
      desk.report().ifPresent(this::tell);
    } catch (RuntimeException failure) {
      // A journal that cannot be read, or a model that has just gone, must not end the watch.
      LOG.warning(() -> "drift is not known: " + Failure.inWords(failure));
    }
  }

  private void tell(DriftReport report) {
    telemetry.drifted(report);
    report.alarms().stream().filter(shift -> !alarming.contains(shift.name())).forEach(this::alarm);
    alarming.clear();
    report.alarms().stream().map(Shift::name).forEach(alarming::add);
  }

  private void alarm(Shift shift) {
    telemetry.driftAlarm(shift);
    LOG.warning(() ->
        "drift feature=%s psi=%.2f clients=%s"
            .formatted(
                shift.name(),
                shift.psi(),
                shift.clients().stream()
                    .map(moved -> moved.client().name() + "/" + moved.client().version())
                    .collect(Collectors.joining(","))));
  }
}
