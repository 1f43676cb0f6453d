package dev.pointsman.export;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.pointsman.fit.EncoderWeights;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The encoder as an ONNX graph: `input_ids`, `attention_mask`, `token_type_ids` in, `pooled` out,
/// the mean of the last hidden states over the mask. How its products are computed is
/// [LinearLayers]'s matter.
///
/// Skip connections use SkipLayerNormalization, which ONNX Runtime computes six times as fast as
/// LayerNormalization.
final class EncoderGraph {
  private final EncoderWeights weights;
  private final GraphBuilder graph = new GraphBuilder("encoder");
  private final LinearLayers linear;

  private EncoderGraph(EncoderWeights weights, Precision precision) {
    this.weights = weights;
    linear =
        switch (precision) {
          case INT8 -> new Int8Layers(graph, weights);
          case FP32 -> new Fp32Layers(graph, weights);
        };
  }

  static byte[] model(EncoderWeights weights, Precision precision) {
    return new EncoderGraph(weights, precision).build();
  }

  private byte[] build() {
    for (var input : List.of("input_ids", "attention_mask", "token_type_ids")) {
      graph.input(input, DataType.INT64, List.of("batch", "sequence"));
    }
    var mask =
        graph.node(
            "Cast", "mask", List.of("attention_mask"), Map.of("to", DataType.INT32.getNumber()));
    var state = embeddings();
    for (var layer = 0; layer < weights.shape().layers(); layer++) {
      state = layer("encoder.layer." + layer, state, mask);
    }
    pool(state);
    graph.output("pooled", List.of("batch", weights.shape().hidden()));
    return graph.model();
  }

  private String embeddings() {
    var words = linear.words();
    var kind = gathered("embeddings.token_type_embeddings.weight", "token_type_ids", "kinds");
    var place = graph.node("Add", "places_and_kinds", List.of(kind, places()));
    return normalised("embeddings.LayerNorm", List.of(words, place));
  }

  private String places() {
    var table = tensor("embeddings.position_embeddings.weight");
    var length = graph.node("Shape", "length", List.of("input_ids"), Map.of("start", 1, "end", 2));
    var from = graph.integers("first_place", 0);
    return graph.node("Slice", "places", List.of(table, from, length));
  }

  private String layer(String name, String input, String mask) {
    var context = linear.attention(name + ".attention.self", input, mask);
    var dense = linear.projection(name, context);
    var attended =
        normalised(
            name + ".attention.output.LayerNorm",
            List.of(dense, input),
            tensor(name + ".attention.output.dense.bias"));
    var wide = linear.widening(name, attended);
    var bias = tensor(name + ".intermediate.dense.bias");
    var active = graph.fused("BiasGelu", name + ".gelu", List.of(wide, bias), Map.of());
    var narrow = linear.narrowing(name, active);
    return normalised(
        name + ".output.LayerNorm", List.of(narrow, attended), tensor(name + ".output.dense.bias"));
  }

  private void pool(String state) {
    var weight =
        graph.node(
            "Cast", "weight", List.of("attention_mask"), Map.of("to", DataType.FLOAT.getNumber()));
    var row = graph.node("Unsqueeze", "row", List.of(weight, graph.integers("one", 1)));
    var sum = graph.node("MatMul", "sum", List.of(row, state));
    var flat = graph.node("Squeeze", "flat", List.of(sum, "one"));
    var count = graph.node("ReduceSum", "count", List.of(weight, "one"));
    graph.node("Div", "pooled", List.of(flat, count));
  }

  private String normalised(String name, List<String> summands, String... bias) {
    var inputs = new ArrayList<>(summands);
    inputs.add(tensor(name + ".weight"));
    inputs.add(tensor(name + ".bias"));
    inputs.addAll(List.of(bias));
    return graph.fused(
        "SkipLayerNormalization",
        name,
        inputs,
        Map.of("epsilon", (float) weights.shape().layerNormEpsilon()));
  }

  private String gathered(String table, String index, String output) {
    return graph.node("Gather", output, List.of(tensor(table), index));
  }

  private String tensor(String name) {
    return graph.floats(name, weights.tensor(name));
  }
}
