package dev.pointsman.insight;

import java.util.Comparator;
import java.util.List;

/// How far recent traffic has moved from a model's training set.
///
/// @param model the version that it is compared with
/// @param calls that were compared
/// @param shifts of every measurement, the greatest first
public record DriftReport(String model, int calls, int sessions, List<Shift> shifts) {
  /// Below, chance alone moves an index of eleven bins by more than 0.02.
  public static final int FEWEST_CALLS = 500;

  /// The calls of a session resemble each other.
  public static final int FEWEST_SESSIONS = 20;

  public DriftReport {
    shifts = shifts.stream().sorted(Comparator.comparing(Shift::psi).reversed()).toList();
  }

  public boolean isEnough() {
    return calls >= FEWEST_CALLS && sessions >= FEWEST_SESSIONS;
  }

  /// What has moved so far that people should know; empty while the calls are too few.
  public List<Shift> alarms() {
    return shifts.stream()
        .filter(shift -> shift.psi() > Shift.ALARMING)
        .filter(shift -> isEnough() && shift.rows() >= FEWEST_CALLS)
        .toList();
  }
}
