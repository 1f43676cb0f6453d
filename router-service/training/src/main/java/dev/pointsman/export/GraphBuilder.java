package dev.pointsman.export;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import dev.pointsman.fit.FloatTensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Collects the nodes and constants of one ONNX graph. Values are named by whoever adds them;
/// operators of ONNX Runtime's own domain are added by [#fused].
final class GraphBuilder {
  private static final String RUNTIME_DOMAIN = "com.microsoft";
  private static final int OPSET = 17;
  private static final int IR_VERSION = 8;

  private final GraphProto.Builder graph;

  GraphBuilder(String name) {
    graph = GraphProto.newBuilder().setName(name);
  }

  /// An input whose dimensions are numbers, or names where they vary.
  void input(String name, TensorProto.DataType type, List<Object> shape) {
    graph.addInput(value(name, type, shape));
  }

  void output(String name, List<Object> shape) {
    graph.addOutput(value(name, TensorProto.DataType.FLOAT, shape));
  }

  String floats(String name, FloatTensor tensor) {
    var bytes = ByteBuffer.allocate(tensor.size() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(tensor.data());
    return constant(name, TensorProto.DataType.FLOAT, tensor.shape(), ByteString.copyFrom(bytes));
  }

  String bytes(String name, int[] shape, byte[] values) {
    return constant(name, TensorProto.DataType.INT8, shape, ByteString.copyFrom(values));
  }

  String integers(String name, long... values) {
    var bytes = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asLongBuffer().put(values);
    return constant(
        name, TensorProto.DataType.INT64, new int[] {values.length}, ByteString.copyFrom(bytes));
  }

  /// Adds a standard operator and answers the name of its output.
  String node(String operator, String output, List<String> inputs, Map<String, Object> attributes) {
    graph.addNode(node(operator, List.of(output), inputs, attributes));
    return output;
  }

  String node(String operator, String output, List<String> inputs) {
    return node(operator, output, inputs, Map.of());
  }

  void nodes(String operator, List<String> outputs, List<String> inputs) {
    graph.addNode(node(operator, outputs, inputs, Map.of()));
  }

  /// Adds an operator that only ONNX Runtime knows.
  String fused(
      String operator, String output, List<String> inputs, Map<String, Object> attributes) {
    graph.addNode(
        node(operator, List.of(output), inputs, attributes).toBuilder().setDomain(RUNTIME_DOMAIN));
    return output;
  }

  byte[] model() {
    return ModelProto.newBuilder()
        .setIrVersion(IR_VERSION)
        .setProducerName("pointsman")
        .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET))
        .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain(RUNTIME_DOMAIN).setVersion(1))
        .setGraph(graph)
        .build()
        .toByteArray();
  }

  private String constant(String name, TensorProto.DataType type, int[] shape, ByteString raw) {
    var tensor =
        TensorProto.newBuilder().setName(name).setDataType(type.getNumber()).setRawData(raw);
    Arrays.stream(shape).forEach(tensor::addDims);
    graph.addInitializer(tensor);
    return name;
  }

  private static NodeProto node(
      String operator, List<String> outputs, List<String> inputs, Map<String, Object> attributes) {
    var node =
        NodeProto.newBuilder()
            .setName(outputs.getFirst())
            .setOpType(operator)
            .addAllInput(inputs)
            .addAllOutput(outputs);
    attributes.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> attribute(entry.getKey(), entry.getValue()))
        .forEach(node::addAttribute);
    return node.build();
  }

  private static AttributeProto attribute(String name, Object value) {
    var attribute = AttributeProto.newBuilder().setName(name);
    return switch (value) {
      case Integer integer ->
          attribute.setType(AttributeProto.AttributeType.INT).setI(integer).build();
      case Float real -> attribute.setType(AttributeProto.AttributeType.FLOAT).setF(real).build();
      case long[] axes ->
          attribute
              .setType(AttributeProto.AttributeType.INTS)
              .addAllInts(Arrays.stream(axes).boxed().toList())
              .build();
      default ->
          throw new IllegalArgumentException(
              "attribute %s: expected an Integer, a Float or a long[], got %s"
                  .formatted(name, value));
    };
  }

  private static ValueInfoProto value(String name, TensorProto.DataType type, List<Object> shape) {
    var dimensions = TensorShapeProto.newBuilder();
    for (var size : shape) {
      var dimension = dimensions.addDimBuilder();
      if (size instanceof Integer number) {
        dimension.setDimValue(number);
      } else {
        dimension.setDimParam(size.toString());
      }
    }
    var tensor = TypeProto.Tensor.newBuilder().setElemType(type.getNumber()).setShape(dimensions);
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(tensor))
        .build();
  }
}
