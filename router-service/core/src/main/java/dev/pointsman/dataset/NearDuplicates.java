package dev.pointsman.dataset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Texts that say nearly the same: MinHash signatures over shingles of three words, banded so that
/// only likely pairs are compared (Broder, On the resemblance and containment of documents, 1997;
/// Leskovec et al., Mining of Massive Datasets, chapter 3).
public final class NearDuplicates {
  private static final int BANDS = 32;
  private static final int ROWS = 4;
  private static final int HASHES = BANDS * ROWS;
  private static final int SHINGLE = 3;

  private final double threshold;
  private final List<Long> seeds = new SplittableRandom(1).longs(HASHES).boxed().toList();

  /// Looks for pairs from a similarity on.
  ///
  /// @param threshold the estimated Jaccard similarity from which on two texts count as duplicates
  public NearDuplicates(double threshold) {
    if (!(threshold > 0 && threshold <= 1)) {
      throw new IllegalArgumentException("expected a similarity in (0, 1], got " + threshold);
    }
    this.threshold = threshold;
  }

  /// Two positions in the list of texts, the earlier first.
  public record Pair(int first, int second) {}

  /// The pairs of texts at least as similar as the threshold, in order of the second text.
  public List<Pair> among(List<String> texts) {
    var seen = new Bands();
    var pairs = new ArrayList<Pair>();
    for (var second = 0; second < texts.size(); second++) {
      var text = new Text(second, signature(texts.get(second)));
      for (var first : seen.near(text, threshold)) {
        pairs.add(new Pair(first, second));
      }
      seen.add(text);
    }
    return List.copyOf(pairs);
  }

  /// Of each text the position of the first that it resembles, among those that resemble none
  /// before them; its own where it is one of these. Nothing is compared with the others, so that
  /// thousands of nearly equal texts cost little.
  public List<Integer> leaders(List<String> texts) {
    var leading = new Bands();
    var leaders = new ArrayList<Integer>();
    for (var position = 0; position < texts.size(); position++) {
      var text = new Text(position, signature(texts.get(position)));
      var near = leading.near(text, threshold);
      if (near.isEmpty()) {
        leading.add(text);
      }
      leaders.add(near.isEmpty() ? position : near.getFirst());
    }
    return List.copyOf(leaders);
  }

  /// A text by its position.
  private record Text(int position, List<Long> signature) {
    List<Long> band(int number) {
      return signature.subList(number * ROWS, (number + 1) * ROWS);
    }

    boolean resembles(Text other, double threshold) {
      var equal =
          IntStream.range(0, HASHES)
              .filter(i -> signature.get(i).equals(other.signature.get(i)))
              .count();
      return equal >= threshold * HASHES;
    }
  }

  /// Texts by the bands of their signatures.
  private static final class Bands {
    private final List<Map<List<Long>, List<Text>>> buckets =
        Stream.<Map<List<Long>, List<Text>>>generate(HashMap::new).limit(BANDS).toList();

    /// Positions of those that are at least as similar, the first first.
    List<Integer> near(Text text, double threshold) {
      var met = new TreeMap<Integer, Text>();
      for (var band = 0; band < BANDS; band++) {
        buckets
            .get(band)
            .getOrDefault(text.band(band), List.of())
            .forEach(other -> met.put(other.position(), other));
      }
      return met.values().stream()
          .filter(other -> other.resembles(text, threshold))
          .map(Text::position)
          .toList();
    }

    void add(Text text) {
      for (var band = 0; band < BANDS; band++) {
        buckets.get(band).computeIfAbsent(text.band(band), _ -> new ArrayList<>()).add(text);
      }
    }
  }

  private List<Long> signature(String text) {
    var shingles = shingles(text);
    return seeds.stream()
        .map(seed ->
            shingles.stream().mapToLong(shingle -> mixed(shingle ^ seed)).min().orElse(seed))
        .toList();
  }

  /// A text shorter than a shingle is one shingle by itself.
  private static Set<Long> shingles(String text) {
    var words = text.toLowerCase(Locale.ROOT).strip().split("\\s+");
    var shingles = new HashSet<Long>();
    IntStream.rangeClosed(0, Math.max(0, words.length - SHINGLE))
        .mapToObj(
            i -> String.join(" ", List.of(words).subList(i, Math.min(words.length, i + SHINGLE))))
        .forEach(shingle -> shingles.add(hash(shingle)));
    return shingles;
  }

  private static long hash(String text) {
    return text.chars()
        .asLongStream()
        .reduce(0xcbf29ce484222325L, (hash, c) -> (hash ^ c) * 0x100000001b3L);
  }

  /// The finaliser of SplitMix64 (Steele et al., 2014).
  private static long mixed(long value) {
    var z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
