package dev.pointsman.evaluate;

import dev.pointsman.unit.Probability;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/// What a policy does with each of many tasks, in order: the chance of every tier.
public record Choices(List<List<Probability>> chances) {
  public Choices {
    chances = chances.stream().map(List::copyOf).toList();
  }

  /// Certain choices, by rank.
  static Choices of(List<Integer> ranks, int tiers) {
    return new Choices(ranks.stream().map(rank -> certain(rank, tiers)).toList());
  }

  static Choices always(int rank, int tasks, int tiers) {
    return of(Collections.nCopies(tasks, rank), tiers);
  }

  /// Every tier alike.
  static Choices mixed(int tasks, int tiers) {
    return new Choices(
        Collections.nCopies(tasks, Collections.nCopies(tiers, new Probability(1.0 / tiers))));
  }

  /// The same choices, but for a share that goes to every tier alike.
  Choices exploring(double share) {
    return new Choices(
        chances.stream()
            .map(row ->
                row.stream()
                    .map(chance ->
                        Probability.clipped((1 - share) * chance.value() + share / row.size()))
                    .toList())
            .toList());
  }

  private static List<Probability> certain(int rank, int tiers) {
    return IntStream.range(0, tiers)
        .mapToObj(tier -> tier == rank ? Probability.ONE : Probability.ZERO)
        .toList();
  }
}
