package dev.pointsman.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import dev.pointsman.bundle.Manifest;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;

/// Computes the logits of both heads from a pooled vector and features: microseconds, on the
/// caller's thread. Shared by threads.
public final class HeadSession implements AutoCloseable {
  private static final String TIERS = "tier_logits";
  private static final String TASKS = "task_logits";

  private final Graph graph;

  private HeadSession(Graph graph) {
    this.graph = graph;
  }

  /// Refuses a graph that does not fit what stands around it.
  public static HeadSession open(Path model, Widths widths) {
    var graph = Graph.open(model, 1);
    try {
      graph.requireInput("pooled", -1, widths.pooled());
      graph.requireInput("features", -1, widths.features());
      graph.requireOutput(TIERS, -1, widths.tierLogits());
      graph.requireOutput(TASKS, -1, widths.taskLogits());
      return new HeadSession(graph);
    } catch (RuntimeException refused) {
      graph.close();
      throw refused;
    }
  }

  /// How many components each input and output has.
  public record Widths(int pooled, int features, int tierLogits, int taskLogits) {
    /// What a manifest demands beside an encoder's pooled vector.
    public static Widths of(Manifest manifest, int pooled) {
      var output = manifest.output();
      return new Widths(
          pooled,
          manifest.input().features().width(),
          output.tiers().size() + 1,
          output.taskTypes().size());
    }
  }

  public Logits logits(float[] pooled, float[] features) {
    try (var text = tensor(pooled);
        var values = tensor(features);
        var result = graph.run(Map.of("pooled", text, "features", values))) {
      return new Logits(Graph.floats(result, TIERS), Graph.floats(result, TASKS));
    } catch (OrtException broken) {
      throw new OnnxFailure("the head failed", broken);
    }
  }

  private static OnnxTensor tensor(float[] values) throws OrtException {
    return OnnxTensor.createTensor(
        Graph.RUNTIME, FloatBuffer.wrap(values), new long[] {1, values.length});
  }

  @Override
  public void close() {
    graph.close();
  }
}
