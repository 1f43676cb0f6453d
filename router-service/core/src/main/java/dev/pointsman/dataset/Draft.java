package dev.pointsman.dataset;

import dev.pointsman.dataset.DataCard.Heritage;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Rows that are to become a training set, as they came.
///
/// @param leftOut how many decisions did not become rows, by the reason
public record Draft(List<TrainingRow> rows, Heritage heritage, SortedMap<String, Long> leftOut) {
  private static final String DUPLICATES = "duplicates";

  public Draft {
    rows = List.copyOf(rows);
    leftOut = Collections.unmodifiableSortedMap(new TreeMap<>(leftOut));
  }

  /// Without secrets and without duplicates, and how much of either there was.
  public Cleaned cleaned() {
    var masked = masked();
    var distinct = Duplicates.without(masked.rows());
    var counts = new TreeMap<>(leftOut);
    if (distinct.size() < rows.size()) {
      counts.merge(DUPLICATES, (long) rows.size() - distinct.size(), Long::sum);
    }
    return new Cleaned(distinct, counts, masked.masked());
  }

  /// Rows of a set, which have no duplicates any more: what shares a weight would share it again.
  Cleaned masked() {
    var masked = SecondScan.masked(rows);
    return new Cleaned(masked, leftOut, SecondScan.changed(rows, masked));
  }

  /// What may be written.
  public record Cleaned(List<TrainingRow> rows, SortedMap<String, Long> leftOut, long masked) {}
}
