package dev.pointsman.dataset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

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
    var signatures = texts.stream().map(this::signature).toList();
    var buckets = new HashMap<List<Long>, List<Integer>>();
    var pairs = new ArrayList<Pair>();
    for (var second = 0; second < signatures.size(); second++) {
      for (var first : candidates(signatures.get(second), second, buckets)) {
        if (similarity(signatures.get(first), signatures.get(second)) >= threshold) {
          pairs.add(new Pair(first, second));
        }
      }
    }
    return List.copyOf(pairs);
  }

  private static Set<Integer> candidates(
      List<Long> signature, int position, Map<List<Long>, List<Integer>> buckets) {
    var candidates = new HashSet<Integer>();
    for (var band = 0; band < BANDS; band++) {
      var key = new ArrayList<>(signature.subList(band * ROWS, (band + 1) * ROWS));
      key.add((long) band);
      var bucket = buckets.computeIfAbsent(key, name -> new ArrayList<>());
      candidates.addAll(bucket);
      bucket.add(position);
    }
    return candidates;
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

  private static double similarity(List<Long> one, List<Long> other) {
    return IntStream.range(0, HASHES).filter(i -> one.get(i).equals(other.get(i))).count()
        / (double) HASHES;
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
