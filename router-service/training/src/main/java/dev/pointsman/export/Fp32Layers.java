package dev.pointsman.export;

import dev.pointsman.fit.EncoderWeights;
import java.util.List;
import java.util.Map;

/// Plain floating point.
record Fp32Layers(GraphBuilder graph, EncoderWeights weights) implements LinearLayers {
  @Override
  public String words() {
    var name = "embeddings.word_embeddings.weight";
    var table = graph.floats(name, weights.tensor(name));
    return graph.node("Gather", "words", List.of(table, "input_ids"));
  }

  @Override
  public String attention(String name, String input, String mask) {
    var projections = Projections.of(weights, name);
    var weight = graph.floats(name + ".weight", projections.weight().transposed());
    var bias = graph.floats(name + ".bias", projections.bias());
    return graph.fused(
        "Attention",
        name,
        List.of(input, weight, bias, mask),
        Map.of("num_heads", weights.shape().heads()));
  }

  @Override
  public String projection(String layer, String input) {
    return product(layer + ".attention.output.dense", input);
  }

  @Override
  public String widening(String layer, String input) {
    return product(layer + ".intermediate.dense", input);
  }

  @Override
  public String narrowing(String layer, String input) {
    return product(layer + ".output.dense", input);
  }

  private String product(String name, String input) {
    var weight = graph.floats(name + ".weight", weights.tensor(name + ".weight").transposed());
    return graph.node("MatMul", name, List.of(input, weight));
  }
}
