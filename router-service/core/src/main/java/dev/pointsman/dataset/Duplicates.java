package dev.pointsman.dataset;

import dev.pointsman.dataset.TrainingRow.Seen;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Leaves one row of those that say the same: nearly the same words at the same place of a
/// trajectory, or, where no words were kept, the same measurements of the same prompt. Words alone
/// do not make a duplicate: the calls of one turn share their prompt, and each is a decision of its
/// own.
///
/// The row of the highest weight stays as it is. Weights are not added up: a prompt that a script
/// sends a thousand times is no better known for it.
final class Duplicates {
  private static final double SIMILARITY = 0.85;

  private static final Comparator<TrainingRow> WEIGHTIEST_FIRST =
      Comparator.comparingDouble((TrainingRow row) -> -row.lesson().tier().weight())
          .thenComparing(row -> row.origin().at())
          .thenComparing(row -> row.origin().id().value());

  private Duplicates() {}

  /// The same measurements of the same prompt.
  private record Measured(Map<String, Double> features, String role, String promptHash) {}

  /// Where in a trajectory a text stands.
  private record Place(OptionalDouble step, OptionalDouble toolCalls, String role) {}

  /// In the order of the rows.
  static List<TrainingRow> without(List<TrainingRow> rows) {
    var ranked = rows.stream().sorted(WEIGHTIEST_FIRST).toList();
    var kept = new HashSet<TrainingRow>();
    kept.addAll(first(ranked.stream().filter(row -> !row.seen().hasText()), Duplicates::measured));
    groups(ranked.stream().filter(row -> row.seen().hasText()), row -> place(row.seen()))
        .forEach(group -> kept.addAll(distinct(group)));
    return rows.stream().filter(kept::contains).distinct().toList();
  }

  private static Measured measured(TrainingRow row) {
    var seen = row.seen();
    return new Measured(seen.features().known(), seen.role(), seen.promptHash());
  }

  private static Place place(Seen seen) {
    return new Place(
        seen.features().value("step"), seen.features().value("tool_calls"), seen.role());
  }

  /// Equal texts go first, so that no two are compared that need no comparison.
  private static List<TrainingRow> distinct(List<TrainingRow> group) {
    var different = List.copyOf(first(group.stream(), row -> row.seen().text()));
    var pairs =
        new NearDuplicates(SIMILARITY).among(different.stream().map(Duplicates::words).toList());
    Set<Integer> dropped = new HashSet<>();
    for (var pair : pairs) {
      if (!dropped.contains(pair.first())) {
        dropped.add(pair.second());
      }
    }
    var kept = new ArrayList<TrainingRow>();
    for (var i = 0; i < different.size(); i++) {
      if (!dropped.contains(i)) {
        kept.add(different.get(i));
      }
    }
    return kept;
  }

  private static String words(TrainingRow row) {
    return row.seen().text().prompt() + "\n" + row.seen().text().digest();
  }

  private static Collection<TrainingRow> first(
      Stream<TrainingRow> rows, Function<TrainingRow, Object> key) {
    return rows.collect(Collectors.toMap(key, row -> row, (one, later) -> one, LinkedHashMap::new))
        .values();
  }

  private static Collection<List<TrainingRow>> groups(
      Stream<TrainingRow> rows, Function<TrainingRow, Object> key) {
    return rows.collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()))
        .values();
  }
}
