package dev.pointsman.dataset;

import dev.pointsman.dataset.DataCard.Heritage;
import dev.pointsman.dataset.DataCard.Heritage.Ancestor;
import dev.pointsman.journal.Erasable;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Whose rows are to go.
public record Erasure(Erasable whose) {
  public boolean touches(TrainingSet set) {
    return set.rows().stream().anyMatch(this::takes);
  }

  /// How many rows of a set would go.
  public long count(TrainingSet set) {
    return set.rows().stream().filter(this::takes).count();
  }

  private boolean takes(TrainingRow row) {
    return whose.includes(row.origin().tenant(), row.origin().session());
  }

  /// The other rows, as a set to be made of this one.
  Draft without(TrainingSet set) {
    var kept = set.rows().stream().filter(row -> !takes(row)).toList();
    var parent = new Ancestor(set.name(), set.sha256());
    var ancestors =
        Stream.concat(Stream.of(parent), set.card().heritage().ancestors().stream()).toList();
    var note = "erased: %d rows".formatted(set.rows().size() - kept.size());
    return new Draft(
        List.copyOf(kept), new Heritage(ancestors, note), new TreeMap<>(set.card().leftOut()));
  }
}
