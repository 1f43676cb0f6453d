package dev.pointsman.round;

import dev.pointsman.classify.Classifier;
import dev.pointsman.fit.TrainedHead;
import java.util.List;
import java.util.function.Function;

/// The golden cases that a retrained head may not forget.
///
/// @param cases that the incumbent holds
/// @param incumbent whose chances of them are to be kept
/// @param forgotten those of them that a head does not hold
public record GoldenMemory(
    List<GoldenCase> cases,
    Classifier incumbent,
    Function<TrainedHead, List<GoldenCase>> forgotten) {
  public GoldenMemory {
    cases = List.copyOf(cases);
  }

  List<GoldenCase> forgottenBy(TrainedHead head) {
    return forgotten.apply(head);
  }

  /// What the incumbent says of a case: the chance of every tier to be the lowest that suffices,
  /// and that none does.
  float[] chances(GoldenCase golden) {
    var said = HeldOut.said(incumbent.classify(golden.features()));
    var chances = new float[said.tiers().tiers() + 1];
    for (var rank = 0; rank < chances.length; rank++) {
      chances[rank] = (float) HeldOut.chance(said, rank);
    }
    return chances;
  }
}
