package dev.pointsman.catalog;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The tiers of a deployment, cheapest first: two to five of them.
public record Ladder(List<Tier> tiers) {
  public static final int SMALLEST = 2;
  public static final int LARGEST = 5;
  public static final Ladder DEFAULT = of("fast", "standard", "premium");

  public Ladder {
    tiers = List.copyOf(tiers);
    var names = tiers.stream().map(Tier::name).toList();
    if (tiers.size() < SMALLEST
        || tiers.size() > LARGEST
        || new HashSet<>(names).size() < names.size()) {
      throw new IllegalArgumentException("expected 2 to 5 tiers of distinct names, got " + names);
    }
    if (!tiers.equals(ranked(names))) {
      throw new IllegalArgumentException("expected tiers in the order of their ranks: " + tiers);
    }
  }

  public static Ladder of(String... names) {
    return of(Arrays.asList(names));
  }

  public static Ladder of(List<String> names) {
    return new Ladder(ranked(names));
  }

  public int size() {
    return tiers.size();
  }

  public Tier tier(int rank) {
    return tiers.get(rank);
  }

  public Tier lowest() {
    return tiers.getFirst();
  }

  /// The workhorse: the tier in the middle, the upper one of two.
  public Tier middle() {
    return tiers.get(tiers.size() / 2);
  }

  public Tier top() {
    return tiers.getLast();
  }

  public Optional<Tier> named(String name) {
    return tiers.stream().filter(tier -> tier.name().equals(name)).findFirst();
  }

  private static List<Tier> ranked(List<String> names) {
    return IntStream.range(0, names.size())
        .mapToObj(rank -> new Tier(names.get(rank), rank))
        .toList();
  }
}
