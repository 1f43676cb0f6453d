package dev.pointsman.journal;

import dev.pointsman.outcome.Outcome;
import java.util.List;

/// What the store made of a report.
///
/// @param news the outcomes that were told for the first time, each about what the journal calls
///   the work
record ReportFinding(Reception reception, List<Outcome> news) {
  ReportFinding {
    news = List.copyOf(news);
  }
}
