package dev.pointsman.round;

/// How a candidate stands on one demand of the gate.
public enum Standing {
  HELD,
  MISSED,

  /// What is there to measure with cannot tell.
  UNKNOWN
}
