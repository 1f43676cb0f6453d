package dev.pointsman.journal;

/// How a journal fares, for metrics.
///
/// @param degradedBecause why nothing can be written now; empty when all is well
/// @param written entries since the start
/// @param lost entries that will never be written
/// @param waiting entries in memory alone
public record JournalHealth(String degradedBecause, long written, long lost, long waiting) {
  public boolean isWell() {
    return degradedBecause.isEmpty();
  }
}
