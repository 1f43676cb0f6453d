package dev.pointsman.fit;

import dev.pointsman.text.EncodedText;
import java.util.List;
import org.bytedeco.pytorch.AutoGradMode;

/// Computes the pooled vectors of texts with a frozen encoder.
public final class PooledVectors {
  private static final int TOKENS = 4096;

  private PooledVectors() {}

  /// A row for each text, in the order of the texts, in full precision.
  public static FloatTensor of(EncoderWeights encoder, List<EncodedText> texts) {
    try (var weights = TensorStore.constant(encoder.tensors())) {
      return of(new Encoder(encoder.shape(), weights, 0), encoder.shape().hidden(), texts);
    }
  }

  static FloatTensor of(Encoder encoder, int width, List<EncodedText> texts) {
    var pooled = new float[texts.size() * width];
    for (var rows : batches(texts)) {
      TrainingInterrupted.throwIfAsked("pooled vectors");
      var vectors = pooled(encoder, rows.stream().map(texts::get).toList()).data();
      for (var i = 0; i < rows.size(); i++) {
        vectors.get(i * width, pooled, rows.get(i) * width, width);
      }
    }
    return FloatTensor.of(new int[] {texts.size(), width}, pooled);
  }

  private static FloatTensor pooled(Encoder encoder, List<EncodedText> texts) {
    try (var _ = Native.scope();
        var _ = new AutoGradMode(false)) {
      return Native.copied(encoder.pooled(TokenBatch.of(texts), Chance.none()));
    }
  }

  /// Neighbours by length, so that little is padded.
  private static List<List<Integer>> batches(List<EncodedText> texts) {
    return Batches.bucketed(texts.stream().map(EncodedText::length).toList(), TOKENS, 0);
  }
}
