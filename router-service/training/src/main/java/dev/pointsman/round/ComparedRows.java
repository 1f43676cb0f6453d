package dev.pointsman.round;

import dev.pointsman.dataset.Corpus;
import dev.pointsman.dataset.LabeledExample;
import dev.pointsman.dataset.Split;
import java.util.ArrayList;
import java.util.List;

/// The rows on which an exported model is compared with the trained one: held-out ones, spread
/// evenly over all sources; so many that chance does not fail an export, for one row in sixty lies
/// on the border of two tiers. A small corpus holds out so few that one row on the border of two
/// tiers would fail the export: then rows that were learnt from join them, since the export has
/// seen none.
final class ComparedRows {
  static final int FEWEST = 100;

  private static final int MOST = 1_500;

  private ComparedRows() {}

  static List<LabeledExample> of(Corpus corpus) {
    var rows = new ArrayList<>(spread(corpus.examples(Split.TEST), MOST));
    if (rows.size() < FEWEST) {
      rows.addAll(spread(TrainingRows.of(corpus), FEWEST - rows.size()));
    }
    return rows;
  }

  private static List<LabeledExample> spread(List<LabeledExample> rows, int about) {
    var step = Math.max(1, rows.size() / about);
    var picked = new ArrayList<LabeledExample>();
    for (var i = 0; i < rows.size(); i += step) {
      picked.add(rows.get(i));
    }
    return picked;
  }
}
