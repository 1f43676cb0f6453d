package dev.pointsman.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import dev.pointsman.text.EncodedText;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/// Computes the pooled vector of a text: one native session, shared by threads. Always one text at
/// a time, so that a text's vector never depends on its neighbours.
public final class EncoderSession implements AutoCloseable {
  private static final String POOLED = "pooled";

  private final Graph graph;
  private final int width;

  private EncoderSession(Graph graph) {
    this.graph = graph;
    width = Math.toIntExact(graph.width(POOLED));
    for (var input : new String[] {"input_ids", "attention_mask", "token_type_ids"}) {
      graph.requireInput(input, -1, -1);
    }
    graph.requireOutput(POOLED, -1, width);
  }

  /// `threads`: how many threads work on one text.
  public static EncoderSession open(Path model, int threads) {
    var graph = Graph.open(model, threads);
    try {
      return new EncoderSession(graph);
    } catch (RuntimeException refused) {
      graph.close();
      throw refused;
    }
  }

  /// The number of components of a pooled vector.
  public int width() {
    return width;
  }

  public float[] pooled(EncodedText text) {
    var mask = new long[text.length()];
    Arrays.fill(mask, 1);
    try (var ids = tensor(text.ids());
        var ones = tensor(mask);
        var types = tensor(text.types());
        var result =
            graph.run(Map.of("input_ids", ids, "attention_mask", ones, "token_type_ids", types))) {
      return Graph.floats(result, POOLED);
    } catch (OrtException broken) {
      throw new OnnxFailure("the encoder failed", broken);
    }
  }

  private static OnnxTensor tensor(long[] values) throws OrtException {
    return OnnxTensor.createTensor(
        Graph.RUNTIME, LongBuffer.wrap(values), new long[] {1, values.length});
  }

  @Override
  public void close() {
    graph.close();
  }
}
