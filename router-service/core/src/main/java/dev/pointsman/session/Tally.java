package dev.pointsman.session;

/// What a session counts.
///
/// @param calls decided so far
/// @param failuresInARow since the last call that succeeded
/// @param switches from one model to another
/// @param retries how often the last prompt was asked again after an answer, in a row
/// @param compactions seen
public record Tally(
    long calls, long failures, long failuresInARow, long switches, long retries, long compactions) {
  static final Tally ZERO = new Tally(0, 0, 0, 0, 0, 0);

  Tally decided(boolean switched, long retriesNow, boolean compacted) {
    return new Tally(
        calls + 1,
        failures,
        failuresInARow,
        switches + (switched ? 1 : 0),
        retriesNow,
        compactions + (compacted ? 1 : 0));
  }

  Tally served(boolean succeeded, boolean switched) {
    return new Tally(
        calls,
        failures + (succeeded ? 0 : 1),
        succeeded ? 0 : failuresInARow + 1,
        switches + (switched ? 1 : 0),
        retries,
        compactions);
  }
}
