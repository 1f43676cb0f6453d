package dev.pointsman.fleet;

import dev.pointsman.catalog.Catalog;
import dev.pointsman.dataset.LabeledExample;
import dev.pointsman.dataset.ScoredExample;
import dev.pointsman.dataset.Source;
import dev.pointsman.evaluate.ReplayedTask;
import dev.pointsman.unit.TokenCount;
import dev.pointsman.unit.Usd;
import java.util.List;
import java.util.random.RandomGenerator;

/// A question that a tenant may ask, with the hidden truth of it, by rank of the tier.
///
/// @param first what a first try does and takes
/// @param repeated what a try does that follows a failed one and reads what that one wrote
record FleetTask(ReplayedTask first, ReplayedTask repeated) {
  static FleetTask of(ScoredExample question, Catalog catalog) {
    return new FleetTask(
        ReplayedTask.of(question, catalog), ReplayedTask.repeated(question, catalog));
  }

  LabeledExample example() {
    return first.example();
  }

  /// How likely each tier is to do it.
  List<Double> scores() {
    return first.scores();
  }

  int tiers() {
    return scores().size();
  }

  Source source() {
    return example().provenance().source();
  }

  String group() {
    return first.group();
  }

  Usd cost(int rank, boolean again) {
    return (again ? repeated : first).costs().get(rank);
  }

  TokenCount tokens(boolean again) {
    return (again ? repeated : first).tokens();
  }

  /// Whether each tier would ship it this time.
  List<Boolean> drawn(RandomGenerator chance) {
    return scores().stream().map(score -> chance.nextDouble() < score).toList();
  }
}
