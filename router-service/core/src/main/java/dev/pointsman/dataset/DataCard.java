package dev.pointsman.dataset;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What there is to know of a training set without reading its rows.
///
/// @param leftOut how many decisions are not in the set, by the reason
/// @param masked rows in whose words a secret was found, and hidden, only now
public record DataCard(
    Identity identity,
    Heritage heritage,
    Contents contents,
    SortedMap<String, Long> leftOut,
    long masked) {
  public DataCard {
    leftOut = Collections.unmodifiableSortedMap(new TreeMap<>(leftOut));
  }

  /// Which set it is.
  ///
  /// @param codeVersion of the program that wrote it
  /// @param rowsSha256 of `rows.jsonl`: what a model's manifest calls the set by
  public record Identity(String name, Instant madeAt, String codeVersion, String rowsSha256) {}

  /// From which sets it was made, if from others.
  ///
  /// @param ancestors nearest first; their folders may be gone
  /// @param note what was done to the first of them
  public record Heritage(List<Ancestor> ancestors, String note) {
    /// Made from a journal.
    public static final Heritage NONE = new Heritage(List.of(), "");

    public Heritage {
      ancestors = List.copyOf(ancestors);
    }

    /// An earlier set, by its name and the digest of its rows.
    public record Ancestor(String name, String rowsSha256) {}
  }

  public String name() {
    return identity.name();
  }
}
