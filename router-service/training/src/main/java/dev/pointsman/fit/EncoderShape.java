package dev.pointsman.fit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The dimensions of a BERT-family encoder.
public record EncoderShape(
    int layers,
    int hidden,
    int heads,
    int intermediate,
    int vocabulary,
    int positions,
    double layerNormEpsilon) {
  public EncoderShape {
    var smallest =
        List.of(layers, hidden, heads, intermediate, vocabulary, positions).stream()
            .mapToInt(Integer::intValue)
            .min()
            .orElseThrow();
    if (smallest < 1 || hidden % heads != 0 || !(layerNormEpsilon > 0)) {
      throw new IllegalArgumentException(
          "expected positive dimensions and heads that divide the hidden size, got %d layers, hidden"
                  .formatted(layers)
              + " %d, %d heads, intermediate %d".formatted(hidden, heads, intermediate)
              + ", vocabulary %d, %d positions".formatted(vocabulary, positions));
    }
  }

  /// The same with feed-forward layers of another width.
  EncoderShape withIntermediate(int wanted) {
    return new EncoderShape(layers, hidden, heads, wanted, vocabulary, positions, layerNormEpsilon);
  }

  /// Every tensor's name and shape, in the order of the forward pass. Names are those of Hugging
  /// Face, linear weights are `[out, in]`.
  public Map<String, List<Integer>> tensors() {
    var tensors = new LinkedHashMap<String, List<Integer>>();
    tensors.put("embeddings.word_embeddings.weight", List.of(vocabulary, hidden));
    tensors.put("embeddings.position_embeddings.weight", List.of(positions, hidden));
    tensors.put("embeddings.token_type_embeddings.weight", List.of(2, hidden));
    addNorm(tensors, "embeddings.LayerNorm");
    for (var layer = 0; layer < layers; layer++) {
      addLayer(tensors, "encoder.layer." + layer);
    }
    return Collections.unmodifiableMap(tensors);
  }

  private void addLayer(Map<String, List<Integer>> tensors, String layer) {
    for (var projection : List.of("query", "key", "value")) {
      addLinear(tensors, layer + ".attention.self." + projection, hidden, hidden);
    }
    addLinear(tensors, layer + ".attention.output.dense", hidden, hidden);
    addNorm(tensors, layer + ".attention.output.LayerNorm");
    addLinear(tensors, layer + ".intermediate.dense", intermediate, hidden);
    addLinear(tensors, layer + ".output.dense", hidden, intermediate);
    addNorm(tensors, layer + ".output.LayerNorm");
  }

  private static void addLinear(Map<String, List<Integer>> tensors, String name, int out, int in) {
    tensors.put(name + ".weight", List.of(out, in));
    tensors.put(name + ".bias", List.of(out));
  }

  private void addNorm(Map<String, List<Integer>> tensors, String name) {
    tensors.put(name + ".weight", List.of(hidden));
    tensors.put(name + ".bias", List.of(hidden));
  }
}
