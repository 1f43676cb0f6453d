package dev.pointsman.export;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.pointsman.fit.HeadWeights;
import java.util.List;
import java.util.Map;

/// The head as an ONNX graph in fp32: `pooled` and `features` in, `tier_logits` and `task_logits`
/// out.
public final class HeadGraph {
  private final HeadWeights weights;
  private final int hidden;
  private final GraphBuilder graph = new GraphBuilder("head");

  public HeadGraph(HeadWeights weights, int hidden) {
    this.weights = weights;
    this.hidden = hidden;
  }

  public byte[] model() {
    graph.input("pooled", DataType.FLOAT, List.of("batch", hidden));
    graph.input("features", DataType.FLOAT, List.of("batch", weights.input() - hidden));
    var input = concat("input", "pooled", "features");
    var raw = linear("hidden", "hidden_raw", input);
    var activated = graph.fused("Gelu", "hidden_state", List.of(raw), Map.of());
    var tiers = linear("tier", "tier_logits", byTrajectory(input));
    graph.output(tiers, List.of("batch", weights.tiers() + 1));
    graph.output(linear("task", "task_logits", activated), List.of("batch", weights.taskTypes()));
    return graph.model();
  }

  /// The input twice: where no trajectory is known the second half is zero, else the first.
  private String byTrajectory(String input) {
    var picked = graph.floats("trajectory.weight", weights.tensor("trajectory.weight"));
    var known = graph.node("Gemm", "trajectory", List.of("features", picked), Map.of("transB", 1));
    var within = graph.node("Mul", "input_within", List.of(input, known));
    var without = graph.node("Sub", "input_without", List.of(input, within));
    return concat("input_by_trajectory", without, within);
  }

  private String concat(String output, String first, String second) {
    return graph.node("Concat", output, List.of(first, second), Map.of("axis", 1));
  }

  private String linear(String name, String output, String input) {
    var weight = graph.floats(name + ".weight", weights.tensor(name + ".weight"));
    var bias = graph.floats(name + ".bias", weights.tensor(name + ".bias"));
    return graph.node("Gemm", output, List.of(input, weight, bias), Map.of("transB", 1));
  }
}
