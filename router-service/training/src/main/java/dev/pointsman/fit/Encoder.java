package dev.pointsman.fit;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/// The forward pass of a BERT-family encoder in libtorch: tokens in, one pooled vector a text out.
/// Dropout acts on the hidden states, not inside attention, whose fused kernel has none.
final class Encoder {
  private final EncoderShape shape;
  private final TensorStore weights;
  private final double dropout;

  Encoder(EncoderShape shape, TensorStore weights, double dropout) {
    this.shape = shape;
    this.weights = weights;
    this.dropout = dropout;
  }

  /// What a batch leaves on its way: for each layer what its feed-forward neurons answered and the
  /// hidden states after it, and in the end the mean of the last hidden states over the tokens that
  /// are no padding.
  record Passage(List<Tensor> inner, List<Tensor> states, Tensor pooled) {}

  Tensor pooled(TokenBatch batch, Chance chance) {
    return passage(batch, chance).pooled();
  }

  Passage passage(TokenBatch batch, Chance chance) {
    var mask = Native.of(batch.mask(), batch.rows(), batch.width());
    var attended = attended(batch, mask);
    var inner = new ArrayList<Tensor>();
    var states = new ArrayList<Tensor>();
    var hidden = embedded(batch, chance);
    for (var layer = 0; layer < shape.layers(); layer++) {
      var name = "encoder.layer." + layer;
      var middle = attentive(name, hidden, attended, chance);
      inner.add(torch.gelu(linear(name + ".intermediate.dense", middle)));
      hidden = fed(name + ".output", middle, inner.getLast(), chance);
      states.add(hidden);
    }
    var present = mask.unsqueeze(2);
    var pooled = hidden.mul(present).sum(1).div(mask.sum(1).unsqueeze(1));
    return new Passage(inner, states, pooled);
  }

  /// Without padding no mask is needed, and attention takes its faster road.
  private static TensorOptional attended(TokenBatch batch, Tensor mask) {
    return batch.padded()
        ? new TensorOptional(mask.gt(new Scalar(0.5)).unsqueeze(1).unsqueeze(1))
        : new TensorOptional();
  }

  private Tensor embedded(TokenBatch batch, Chance chance) {
    var ids = Native.of(batch.ids(), batch.rows(), batch.width());
    var types = Native.of(batch.types(), batch.rows(), batch.width());
    var words = torch.embedding(weights.get("embeddings.word_embeddings.weight"), ids);
    var segments = torch.embedding(weights.get("embeddings.token_type_embeddings.weight"), types);
    var places = weights.get("embeddings.position_embeddings.weight").narrow(0, 0, batch.width());
    var sum = words.add(segments).add(places);
    return chance.drop(normalised("embeddings.LayerNorm", sum), dropout);
  }

  private Tensor attentive(String name, Tensor input, TensorOptional attended, Chance chance) {
    var context = attention(name + ".attention.self.", input, attended);
    var attention = linear(name + ".attention.output.dense", context);
    return normalised(
        name + ".attention.output.LayerNorm", input.add(chance.drop(attention, dropout)));
  }

  private Tensor fed(String name, Tensor middle, Tensor inner, Chance chance) {
    var output = linear(name + ".dense", inner);
    return normalised(name + ".LayerNorm", middle.add(chance.drop(output, dropout)));
  }

  private Tensor attention(String name, Tensor input, TensorOptional attended) {
    var query = heads(linear(name + "query", input));
    var key = heads(linear(name + "key", input));
    var value = heads(linear(name + "value", input));
    var context = attention(query, key, value, attended);
    return context.transpose(1, 2).reshape(input.size(0), input.size(1), shape.hidden());
  }

  /// In full precision: the fused kernel for the CPU is 14 times slower in bf16 (170 ms against 12
  /// for 3072 tokens of MiniLM on one thread).
  private static Tensor attention(Tensor query, Tensor key, Tensor value, TensorOptional attended) {
    try (var _ = new Autocast(Precision.FLOAT32)) {
      return torch.scaled_dot_product_attention(
          query.to(ScalarType.Float),
          key.to(ScalarType.Float),
          value.to(ScalarType.Float),
          attended,
          0,
          false,
          new DoubleOptional(),
          false);
    }
  }

  private Tensor heads(Tensor projected) {
    return projected
        .view(projected.size(0), projected.size(1), shape.heads(), shape.hidden() / shape.heads())
        .transpose(1, 2);
  }

  private Tensor linear(String name, Tensor input) {
    return torch.linear(
        input, weights.get(name + ".weight"), new TensorOptional(weights.get(name + ".bias")));
  }

  private Tensor normalised(String name, Tensor input) {
    return torch.layer_norm(
        input,
        new long[] {shape.hidden()},
        new TensorOptional(weights.get(name + ".weight")),
        new TensorOptional(weights.get(name + ".bias")),
        shape.layerNormEpsilon(),
        true);
  }
}
