package dev.pointsman.insight;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Writes a report as JSON.
public final class DriftReportJson {
  private DriftReportJson() {}

  public static ObjectNode write(DriftReport report) {
    var root =
        JsonNodeFactory.instance
            .objectNode()
            .put("model", report.model())
            .put("calls", report.calls())
            .put("sessions", report.sessions())
            .put("enough", report.isEnough());
    var alarms = root.putArray("alarms");
    report.alarms().forEach(shift -> alarms.add(shift.name()));
    var shifts = root.putArray("shifts");
    report.shifts().forEach(shift -> write(shift, shifts.addObject()));
    return root;
  }

  private static void write(Shift shift, ObjectNode json) {
    json.put("name", shift.name())
        .put("psi", shift.psi())
        .put("rows", shift.rows())
        .put("missing_before", shift.missingBefore())
        .put("missing_now", shift.missingNow());
    var clients = json.putArray("clients");
    for (var client : shift.clients()) {
      clients
          .addObject()
          .put("program", client.client().name())
          .put("version", client.client().version())
          .put("rows", client.rows())
          .put("psi", client.psi())
          .put("share", client.share());
    }
  }
}
