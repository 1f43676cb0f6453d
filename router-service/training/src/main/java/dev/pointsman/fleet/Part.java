package dev.pointsman.fleet;

import dev.pointsman.dataset.Split;

/// What a question is for. Whole groups are dealt into fifths that take turns, so that five fleets
/// are judged by every question once, each by those that neither its traffic nor its gate has seen.
enum Part {
  /// Asked by the tenants.
  TRAFFIC,
  /// Golden: what every tier does is known to the gate.
  GATE,
  /// What the report is measured on.
  REPORT;

  private static final int FIFTHS = 5;

  static Part of(String group, long turn) {
    return switch ((int) Math.floorMod(Split.bucket(group, FIFTHS) - turn, (long) FIFTHS)) {
      case 0 -> REPORT;
      case 1 -> GATE;
      default -> TRAFFIC;
    };
  }
}
