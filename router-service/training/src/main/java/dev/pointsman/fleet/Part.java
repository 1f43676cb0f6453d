package dev.pointsman.fleet;

import dev.pointsman.dataset.Split;

/// What a question is for. Whole groups are dealt into fifths that take turns, so that five fleets
/// are judged by every question once, each by those that its traffic has not seen.
enum Part {
  /// Asked by the tenants.
  TRAFFIC,
  /// What the report is measured on.
  REPORT;

  private static final int FIFTHS = 5;

  static Part of(String group, long turn) {
    return Math.floorMod(Split.bucket(group, FIFTHS) - turn, (long) FIFTHS) == 0 ? REPORT : TRAFFIC;
  }
}
