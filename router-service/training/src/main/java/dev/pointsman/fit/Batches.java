package dev.pointsman.fit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Gathers rows into the batches of an epoch; the same seed and epoch give the same batches.
final class Batches {
  private Batches() {}

  /// Rows of like length together, at most `tokensPerBatch` tokens with padding, in random order.
  static List<List<Integer>> bucketed(List<Integer> lengths, int tokensPerBatch, long seed) {
    var random = new Random(seed);
    var order = shuffled(lengths.size(), random);
    order.sort((a, b) -> Integer.compare(lengths.get(a), lengths.get(b)));
    var batches = new ArrayList<List<Integer>>();
    var open = new ArrayList<Integer>();
    for (var row : order) {
      if ((open.size() + 1) * lengths.get(row) > tokensPerBatch && !open.isEmpty()) {
        batches.add(List.copyOf(open));
        open.clear();
      }
      open.add(row);
    }
    batches.add(List.copyOf(open));
    Collections.shuffle(batches, random);
    return batches;
  }

  /// Rows in random order, `size` at a time.
  static List<List<Integer>> random(int rows, int size, long seed) {
    var order = shuffled(rows, new Random(seed));
    return IntStream.range(0, (rows + size - 1) / size)
        .mapToObj(i -> List.copyOf(order.subList(i * size, Math.min(rows, (i + 1) * size))))
        .toList();
  }

  private static List<Integer> shuffled(int rows, Random random) {
    var order = new ArrayList<>(IntStream.range(0, rows).boxed().toList());
    Collections.shuffle(order, random);
    return order;
  }
}
