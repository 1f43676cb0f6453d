package dev.pointsman.export;

import dev.pointsman.fit.EncoderWeights;
import dev.pointsman.fit.FloatTensor;
import java.util.List;
import java.util.Map;

/// Products of unsigned activations, quantised as they come, with signed weights, quantised per
/// output channel: the pair that x86 multiplies in one instruction, ten times as fast as fp32 or
/// two unsigned factors.
record Int8Layers(GraphBuilder graph, EncoderWeights weights) implements LinearLayers {
  private static final float SMALLEST_PEAK = 0.2f;

  /// Each word has its own scale: the table is read a row at a time, and rare words are small.
  @Override
  public String words() {
    var name = "embeddings.word_embeddings.weight";
    var rows = QuantizedRows.of(weights.tensor(name));
    var table = graph.bytes(name, rows.shape(), rows.values());
    var scales = graph.floats(name + ".scale", rows.scaleColumn());
    var bytes = graph.node("Gather", "word_bytes", List.of(table, "input_ids"));
    var floats = graph.node("Cast", "word_floats", List.of(bytes), Map.of("to", 1));
    var scale = graph.node("Gather", "word_scales", List.of(scales, "input_ids"));
    return graph.node("Mul", "words", List.of(floats, scale));
  }

  @Override
  public String attention(String name, String input, String mask) {
    var projections = Projections.of(weights, name);
    var smoothing = smoothing(input, projections.weight());
    var rows = QuantizedRows.of(smoothing.weight());
    var weight = graph.bytes(name + ".weight", rows.transposedShape(), rows.transposedValues());
    var scale = graph.floats(name + ".weight_scale", rows.scales());
    var bias = graph.floats(name + ".bias", projections.bias());
    var in = quantized(name, smooth(name, input, smoothing));
    return graph.fused(
        "QAttention",
        name,
        List.of(in.bytes(), weight, bias, in.scale(), scale, mask, in.zero()),
        Map.of("num_heads", weights.shape().heads()));
  }

  @Override
  public String projection(String layer, String input) {
    var name = layer + ".attention.output.dense";
    return product(name, input, weights.tensor(name + ".weight"));
  }

  @Override
  public String widening(String layer, String input) {
    var name = layer + ".intermediate.dense";
    var smoothing = smoothing(input, weights.tensor(name + ".weight"));
    return product(name, smooth(name, input, smoothing), smoothing.weight());
  }

  /// Tokens have peaks of very different height, which one scale for all tokens would drown: each
  /// row is divided by its own peak first. The worst pooled vector of 180 real texts has cosine
  /// 0.976 with plain products, 0.992 with this.
  @Override
  public String narrowing(String layer, String input) {
    var name = layer + ".output.dense";
    var floor =
        graph.floats(name + ".floor", FloatTensor.of(new int[] {1}, new float[] {SMALLEST_PEAK}));
    var top =
        graph.node("ReduceMax", name + ".top", List.of(input), Map.of("axes", new long[] {-1}));
    var peak = graph.node("Max", name + ".peak", List.of(top, floor));
    var levelled = graph.node("Div", name + ".levelled", List.of(input, peak));
    var product = product(name + ".level", levelled, weights.tensor(name + ".weight"));
    return graph.node("Mul", name, List.of(product, peak));
  }

  /// A normalised value is named after its normalisation.
  private Smoothing smoothing(String norm, FloatTensor weight) {
    return Smoothing.of(weights.tensor(norm + ".weight"), weights.tensor(norm + ".bias"), weight);
  }

  private String smooth(String name, String input, Smoothing smoothing) {
    var factors = graph.floats(name + ".smoothing", smoothing.factors());
    return graph.node("Mul", name + ".smooth", List.of(input, factors));
  }

  private String product(String name, String input, FloatTensor matrix) {
    var rows = QuantizedRows.of(matrix);
    var weight = graph.bytes(name + ".weight", rows.transposedShape(), rows.transposedValues());
    var scale = graph.floats(name + ".weight_scale", rows.scales());
    var in = quantized(name, input);
    return graph.fused(
        "MatMulIntegerToFloat",
        name,
        List.of(in.bytes(), weight, in.scale(), scale, in.zero()),
        Map.of());
  }

  private Quantized quantized(String name, String input) {
    var quantized =
        new Quantized(name + ".input_bytes", name + ".input_scale", name + ".input_zero");
    graph.nodes(
        "DynamicQuantizeLinear",
        List.of(quantized.bytes(), quantized.scale(), quantized.zero()),
        List.of(input));
    return quantized;
  }

  private record Quantized(String bytes, String scale, String zero) {}
}
