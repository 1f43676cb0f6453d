package dev.pointsman.dataset;

import dev.pointsman.dataset.TrainingRow.Seen;
import dev.pointsman.unit.DecisionId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Leaves one row of those that say the same of the same: nearly the same words at the same place
/// of a trajectory, or, where no words were kept, the same measurements of the same prompt. Words
/// alone do not make a duplicate: the calls of one turn share their prompt, and each is a decision
/// of its own.
///
/// Weights are not added up: a prompt that a script sends a thousand times is no better known for
/// it. Where it came out now so, now so, each answer keeps a row, and they share the weight that
/// one has on average by how often they were given. Keeping the heaviest alone would teach whatever
/// side weighs more, and be sure of what is not: labels of success weigh more than those of
/// failure.
final class Duplicates {
  private static final double SIMILARITY = 0.85;
  private static final double UNKNOWN = -1;

  private static final Comparator<TrainingRow> OLDEST_FIRST =
      Comparator.comparing((TrainingRow row) -> row.origin().at())
          .thenComparing(row -> row.origin().id().value());

  private Duplicates() {}

  /// The same measurements of the same prompt.
  private record Measured(Map<String, Double> features, String role, String promptHash) {}

  /// Where in a trajectory a text stands.
  private record Place(double step, double toolCalls, String role) {}

  /// An answer to which tier suffices.
  private record Answer(int lowest, int highest) {
    static Answer of(TrainingRow row) {
      var tier = row.lesson().tier();
      return new Answer(tier.lowest(), tier.highest());
    }
  }

  /// Who gives an answer: the tries at one task in one session are one.
  private record Voice(String session, Answer answer) {
    static Voice of(TrainingRow row) {
      return new Voice(row.origin().group(), Answer.of(row));
    }
  }

  /// In the order of the rows.
  static List<TrainingRow> without(List<TrainingRow> rows) {
    var sorted = rows.stream().sorted(OLDEST_FIRST).toList();
    var kept = new HashMap<DecisionId, TrainingRow>();
    Stream.concat(
            groups(sorted.stream().filter(row -> !row.seen().hasText()), Duplicates::measured)
                .stream(),
            groups(sorted.stream().filter(row -> row.seen().hasText()), row -> place(row.seen()))
                .stream()
                .flatMap(Duplicates::alike))
        .flatMap(Duplicates::answers)
        .forEach(row -> kept.put(row.origin().id(), row));
    return rows.stream().flatMap(row -> Stream.ofNullable(kept.remove(row.origin().id()))).toList();
  }

  private static Measured measured(TrainingRow row) {
    var seen = row.seen();
    return new Measured(seen.features().known(), seen.role(), seen.promptHash());
  }

  private static Place place(Seen seen) {
    return new Place(known(seen, "step"), known(seen, "tool_calls"), seen.role());
  }

  private static double known(Seen seen, String feature) {
    return seen.features().value(feature).orElse(UNKNOWN);
  }

  /// Equal texts go together first, so that no two are compared that need no comparison.
  private static Stream<List<TrainingRow>> alike(List<TrainingRow> group) {
    var equal = List.copyOf(groups(group.stream(), row -> row.seen().text()));
    var words = equal.stream().map(rows -> words(rows.getFirst())).toList();
    var leaders = new NearDuplicates(SIMILARITY).leaders(words);
    return groups(IntStream.range(0, equal.size()).boxed(), leaders::get).stream()
        .map(texts -> texts.stream().flatMap(text -> equal.get(text).stream()).toList());
  }

  private static String words(TrainingRow row) {
    return row.seen().text().prompt() + "\n" + row.seen().text().digest();
  }

  /// One row for each answer.
  private static Stream<TrainingRow> answers(List<TrainingRow> duplicates) {
    var voices = groups(duplicates.stream(), Voice::of).stream().map(Duplicates::heaviest).toList();
    return groups(voices.stream(), Answer::of).stream().map(same -> shared(same, voices.size()));
  }

  private static TrainingRow heaviest(List<TrainingRow> rows) {
    return rows.stream().max(Comparator.comparingDouble(Duplicates::weight)).orElseThrow();
  }

  private static double weight(TrainingRow row) {
    return row.lesson().tier().weight();
  }

  private static TrainingRow shared(List<TrainingRow> same, int voices) {
    var weight = same.stream().mapToDouble(Duplicates::weight).sum() / voices;
    return heaviest(same).weighing(weight);
  }

  private static <K, T> Collection<List<T>> groups(Stream<T> all, Function<T, K> key) {
    return all.collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()))
        .values();
  }
}
