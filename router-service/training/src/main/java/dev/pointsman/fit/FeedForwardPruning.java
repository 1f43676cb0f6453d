package dev.pointsman.fit;

import dev.pointsman.text.EncodedText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.AutoGradMode;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/// Takes neurons out of an encoder's feed-forward layers: those whose part in what the layer says
/// of real texts the others explain best. The others then say it for them, as far as a linear map
/// can.
final class FeedForwardPruning {
  private static final int TOKENS = 4096;

  private final EncoderWeights encoder;
  private final int kept;

  private FeedForwardPruning(EncoderWeights encoder, int kept) {
    this.encoder = encoder;
    this.kept = kept;
  }

  /// The encoder with so many neurons in each feed-forward layer.
  static EncoderWeights pruned(EncoderWeights encoder, int kept, List<EncodedText> texts) {
    return new FeedForwardPruning(encoder, kept).pruned(texts);
  }

  private EncoderWeights pruned(List<EncodedText> texts) {
    var tensors = new LinkedHashMap<>(encoder.tensors());
    try (var _ = Native.scope();
        var _ = new AutoGradMode(false)) {
      var moments = moments(texts);
      for (var layer = 0; layer < moments.size(); layer++) {
        tensors.putAll(layer("encoder.layer." + layer, Native.copied(moments.get(layer))));
      }
    }
    return new EncoderWeights(encoder.shape().withIntermediate(kept), tensors);
  }

  /// For each layer the sums over all tokens of the products of all pairs of neurons, a constant
  /// one behind the last neuron.
  private List<Tensor> moments(List<EncodedText> texts) {
    var lengths = texts.stream().map(EncodedText::length).toList();
    var moments = IntStream.range(0, encoder.shape().layers()).mapToObj(_ -> nothing()).toList();
    try (var weights = TensorStore.constant(encoder.tensors())) {
      var whole = new Encoder(encoder.shape(), weights, 0);
      for (var rows : Batches.bucketed(lengths, TOKENS, 0)) {
        TrainingInterrupted.throwIfAsked("pruning");
        var batch = TokenBatch.of(rows.stream().map(texts::get).toList());
        try (var _ = Native.scope()) {
          var inner = whole.passage(batch, Chance.none()).inner();
          for (var layer = 0; layer < inner.size(); layer++) {
            moments.get(layer).add_(products(inner.get(layer), batch));
          }
        }
      }
    }
    return moments;
  }

  private Tensor nothing() {
    var extent = encoder.shape().intermediate() + 1;
    return Native.of(new float[extent * extent], extent, extent).to(ScalarType.Double);
  }

  private static Tensor products(Tensor inner, TokenBatch batch) {
    var present = Native.of(batch.mask(), (long) batch.rows() * batch.width(), 1);
    var neurons = inner.view(-1, inner.size(2)).mul(present);
    var rows = torch.cat(new TensorVector(neurons, present), 1);
    return torch.matmul(rows.t(), rows).to(ScalarType.Double);
  }

  private Map<String, FloatTensor> layer(String name, FloatTensor moments) {
    var wide = name + ".intermediate.dense";
    var narrow = name + ".output.dense";
    var layer =
        PrunedLayer.of(
            moments, encoder.tensor(narrow + ".weight"), encoder.tensor(narrow + ".bias"), kept);
    return Map.of(
        wide + ".weight", Rows.picked(encoder.tensor(wide + ".weight"), layer.neurons()),
        wide + ".bias", Rows.pickedValues(encoder.tensor(wide + ".bias"), layer.neurons()),
        narrow + ".weight", layer.weight(),
        narrow + ".bias", layer.bias());
  }
}
