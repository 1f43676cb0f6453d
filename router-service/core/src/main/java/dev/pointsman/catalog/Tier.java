package dev.pointsman.catalog;

/// An ordered class of models; rank 0 is the cheapest.
public record Tier(String name, int rank) implements Comparable<Tier> {
  public Tier {
    if (name.isBlank() || rank < 0) {
      throw new IllegalArgumentException(
          "expected a named tier of rank >= 0, got '" + name + "' of rank " + rank);
    }
  }

  @Override
  public int compareTo(Tier other) {
    return Integer.compare(rank, other.rank);
  }
}
