package dev.pointsman.fit;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.ByteOrder;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Finds an encoder's tensors in an exported graph. Exporters rename and transpose the weights of
/// linear layers, so these are found beside their biases, which keep their names: `Add(bias,
/// MatMul(x, weight))`.
final class OnnxWeights {
  private static final String WORDS = "embeddings.word_embeddings.weight";
  private static final String POSITIONS = "embeddings.position_embeddings.weight";
  private static final String FIRST_INTERMEDIATE = "encoder.layer.0.intermediate.dense.bias";

  private final Map<String, TensorProto> initializers;
  private final Map<String, NodeProto> producers = new HashMap<>();
  private final Collection<NodeProto> nodes;

  OnnxWeights(GraphProto graph) {
    initializers =
        graph.getInitializerList().stream()
            .collect(Collectors.toMap(TensorProto::getName, tensor -> tensor));
    nodes = graph.getNodeList();
    nodes.forEach(node -> node.getOutputList().forEach(output -> producers.put(output, node)));
  }

  EncoderWeights encoder(int heads, double epsilon) {
    var words = tensor(WORDS).shape();
    var shape =
        new EncoderShape(
            layers(),
            words[1],
            heads,
            tensor(FIRST_INTERMEDIATE).shape()[0],
            words[0],
            tensor(POSITIONS).shape()[0],
            epsilon);
    var tensors = new HashMap<String, FloatTensor>();
    shape.tensors().keySet().forEach(name -> tensors.put(name, find(name)));
    return new EncoderWeights(shape, tensors);
  }

  /// The head that [HeadWeights] describes; its tensors carry their own names.
  HeadWeights head() {
    var tensors = new HashMap<String, FloatTensor>();
    HeadWeights.NAMES.forEach(name -> tensors.put(name, tensor(name)));
    return new HeadWeights(tensors);
  }

  private int layers() {
    var layers = 0;
    while (initializers.containsKey("encoder.layer." + layers + ".output.dense.bias")) {
      layers++;
    }
    return layers;
  }

  private FloatTensor find(String name) {
    if (initializers.containsKey(name)) {
      return tensor(name);
    }
    var bias = name.replaceFirst("\\.weight$", ".bias");
    return nodes.stream()
        .filter(node -> node.getOpType().equals("Add") && node.getInputList().contains(bias))
        .flatMap(node -> node.getInputList().stream())
        .filter(input -> producers.containsKey(input))
        .map(producers::get)
        .filter(node -> node.getOpType().equals("MatMul"))
        .map(node -> tensor(node.getInput(1)).transposed())
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "tensor %s: expected by name or in a MatMul beside %s, found neither"
                    .formatted(name, bias)));
  }

  private FloatTensor tensor(String name) {
    var tensor = initializers.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException("tensor %s: expected, but missing".formatted(name));
    }
    if (tensor.getDataType() != TensorProto.DataType.FLOAT.getNumber()) {
      throw new IllegalArgumentException(
          "tensor %s: expected type float, got ONNX type %d".formatted(name, tensor.getDataType()));
    }
    var shape = tensor.getDimsList().stream().mapToInt(Math::toIntExact).toArray();
    return FloatTensor.of(shape, values(tensor));
  }

  private static float[] values(TensorProto tensor) {
    if (tensor.getFloatDataCount() > 0) {
      var values = new float[tensor.getFloatDataCount()];
      for (var i = 0; i < values.length; i++) {
        values[i] = tensor.getFloatData(i);
      }
      return values;
    }
    var buffer = tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    var values = new float[buffer.remaining() / Float.BYTES];
    buffer.asFloatBuffer().get(values);
    return values;
  }
}
