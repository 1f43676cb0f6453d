package dev.pointsman.round;

import dev.pointsman.dataset.LabeledExample;
import dev.pointsman.fit.TrainedHead;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/// The golden cases that a retrained head may not forget.
///
/// @param cases that the incumbent holds
/// @param kept whether a head holds all of them
public record GoldenMemory(List<GoldenCase> cases, Predicate<TrainedHead> kept) {
  /// Nothing is promised.
  public static final GoldenMemory NONE = new GoldenMemory(List.of(), _ -> true);

  /// A promise weighs more than an opinion: so many rows of the seed set.
  private static final int WEIGHT = 30;

  public GoldenMemory {
    cases = List.copyOf(cases);
  }

  boolean isKeptBy(TrainedHead head) {
    return kept.test(head);
  }

  /// Without labels: what the incumbent says of them is all that they teach.
  List<LabeledExample> rows() {
    return Collections.nCopies(WEIGHT, cases).stream()
        .flatMap(List::stream)
        .map(GoldenCase::row)
        .toList();
  }
}
