package dev.pointsman.cli;

import dev.pointsman.insight.DriftReport;
import dev.pointsman.insight.Shift;
import java.util.Locale;
import java.util.stream.Collectors;

/// A drift report as text for people: what has moved, by how much, and whose calls moved it.
final class DriftText {
  private static final double PERCENT = 100;

  private DriftText() {}

  static String of(DriftReport report) {
    var moved = report.shifts().stream().filter(Shift::isNotable).toList();
    return "%d calls of %d sessions beside the training set of %s%n"
            .formatted(report.calls(), report.sessions(), report.model())
        + moved.stream().map(DriftText::of).collect(Collectors.joining())
        + "%d of %d measurements have not moved (PSI at most %s)%n"
            .formatted(report.shifts().size() - moved.size(), report.shifts().size(), Shift.NOTABLE)
        + verdict(report);
  }

  private static String of(Shift shift) {
    var line =
        String.format(
            Locale.ROOT,
            "%s %-24s PSI %6.3f   missing %3.0f %% -> %3.0f %%   %d calls%n",
            shift.psi() > Shift.ALARMING ? "!" : " ",
            shift.name(),
            shift.psi(),
            PERCENT * shift.missingBefore(),
            PERCENT * shift.missingNow(),
            shift.rows());
    return line + shift.clients().stream().map(DriftText::of).collect(Collectors.joining());
  }

  private static String of(Shift.OfClient client) {
    var program = client.client().name().isEmpty() ? "unknown" : client.client().name();
    return String.format(
        Locale.ROOT,
        "    %-30s PSI %6.3f   %4.0f %% of it   %d calls%n",
        program + " " + client.client().version(),
        client.psi(),
        PERCENT * client.share(),
        client.rows());
  }

  private static String verdict(DriftReport report) {
    if (!report.isEnough()) {
      return "too few to judge: expected %d calls of %d sessions at least%n"
          .formatted(DriftReport.FEWEST_CALLS, DriftReport.FEWEST_SESSIONS);
    }
    return report.alarms().isEmpty()
        ? "the model decides about the traffic that it has learnt from%n".formatted()
        : "%d measurements lie where the model has not learnt: retrain it on this traffic%n"
            .formatted(report.alarms().size());
  }
}
