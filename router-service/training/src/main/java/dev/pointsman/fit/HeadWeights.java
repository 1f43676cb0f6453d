package dev.pointsman.fit;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The head's trained numbers: a linear layer for tiers over the pooled vector and the features,
/// given twice (without and with a known trajectory), a hidden and a linear layer for task types,
/// and which feature tells that a trajectory is known.
public record HeadWeights(Map<String, FloatTensor> tensors) {
  static final List<String> NAMES =
      List.of(
          "hidden.weight",
          "hidden.bias",
          HeadShape.TRAJECTORY,
          "tier.weight",
          "tier.bias",
          "task.weight",
          "task.bias");

  public HeadWeights {
    var width = rows("hidden.weight", tensors);
    var kept = new LinkedHashMap<String, FloatTensor>();
    var input = columns("hidden.weight", tensors);
    keepLinear("hidden", List.of(width, input), tensors, kept);
    keepLinear("tier", List.of(rows("tier.weight", tensors), 2 * input), tensors, kept);
    keepLinear("task", List.of(rows("task.weight", tensors), width), tensors, kept);
    var features = List.of(1, columns(HeadShape.TRAJECTORY, tensors));
    kept.put(HeadShape.TRAJECTORY, EncoderWeights.checked(HeadShape.TRAJECTORY, features, tensors));
    tensors = Collections.unmodifiableMap(kept);
  }

  /// The numbers in the graph of an artifact's head.
  public static HeadWeights ofGraph(Path graph) throws IOException {
    try (var stream = Files.newInputStream(graph)) {
      return new OnnxWeights(ModelProto.parseFrom(stream).getGraph()).head();
    } catch (IllegalArgumentException wrong) {
      throw new EncoderRefused(graph.toString(), wrong);
    }
  }

  /// The same task layers beside the other's tier layer.
  HeadWeights withTiersOf(HeadWeights other) {
    var mixed = new LinkedHashMap<>(tensors);
    for (var name : List.of("tier.weight", "tier.bias")) {
      mixed.put(name, other.tensor(name));
    }
    return new HeadWeights(mixed);
  }

  /// The same with this added to the tiers' logits.
  HeadWeights withTiersShifted(List<Double> shift) {
    var bias = tensor("tier.bias").copy();
    for (var i = 0; i < bias.length; i++) {
      bias[i] += shift.get(i).floatValue();
    }
    var shifted = new LinkedHashMap<>(tensors);
    shifted.put("tier.bias", FloatTensor.of(new int[] {bias.length}, bias));
    return new HeadWeights(shifted);
  }

  /// Keeps them in a file, to the last bit.
  public void write(Path file) throws IOException {
    TensorFile.write(file, tensors);
  }

  public static HeadWeights read(Path file) throws IOException {
    return new HeadWeights(TensorFile.read(file));
  }

  public FloatTensor tensor(String name) {
    return EncoderWeights.present(name, tensors);
  }

  /// The number of components that the head reads: pooled vector and features.
  public int input() {
    return columns("hidden.weight", tensors);
  }

  /// The number of tiers, without the class "none suffices".
  public int tiers() {
    return rows("tier.weight", tensors) - 1;
  }

  public int taskTypes() {
    return rows("task.weight", tensors);
  }

  private static void keepLinear(
      String name,
      List<Integer> shape,
      Map<String, FloatTensor> tensors,
      Map<String, FloatTensor> kept) {
    var weight = name + ".weight";
    var bias = name + ".bias";
    kept.put(weight, EncoderWeights.checked(weight, shape, tensors));
    kept.put(bias, EncoderWeights.checked(bias, shape.subList(0, 1), tensors));
  }

  private static int rows(String name, Map<String, FloatTensor> tensors) {
    return matrix(name, tensors)[0];
  }

  private static int columns(String name, Map<String, FloatTensor> tensors) {
    return matrix(name, tensors)[1];
  }

  private static int[] matrix(String name, Map<String, FloatTensor> tensors) {
    var tensor = EncoderWeights.present(name, tensors);
    if (tensor.shape().length != 2) {
      throw new IllegalArgumentException(
          "tensor %s: expected a matrix, got %s".formatted(name, tensor));
    }
    return tensor.shape();
  }
}
