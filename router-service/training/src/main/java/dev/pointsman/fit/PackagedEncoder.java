package dev.pointsman.fit;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The encoder that a library of the class path carries as an ONNX file.
final class PackagedEncoder {
  static final String GRAPH = "/all-minilm-l6-v2.onnx";
  private static final String TOKENIZER = "/all-minilm-l6-v2-tokenizer.json";

  /// The graph has neither as a named value; both are those of its published configuration.
  private static final int HEADS = 12;

  private static final double EPSILON = 1e-12;

  private PackagedEncoder() {}

  static PretrainedEncoder read() {
    try {
      return new PretrainedEncoder(
          weights(), tokenizer(), "sentence-transformers/all-MiniLM-L6-v2", "Apache-2.0");
    } catch (IOException broken) {
      throw new UncheckedIOException("cannot read " + GRAPH + " from the class path", broken);
    }
  }

  private static EncoderWeights weights() throws IOException {
    try (var stream = resource(GRAPH)) {
      var input = CodedInputStream.newInstance(stream);
      input.setSizeLimit(Integer.MAX_VALUE);
      var graph = ModelProto.parseFrom(input).getGraph();
      return new OnnxWeights(graph).encoder(HEADS, EPSILON);
    } catch (IllegalArgumentException wrong) {
      throw new EncoderRefused(GRAPH, wrong);
    }
  }

  private static String tokenizer() throws IOException {
    try (var stream = resource(TOKENIZER)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static InputStream resource(String name) {
    var stream = PackagedEncoder.class.getResourceAsStream(name);
    if (stream == null) {
      throw new EncoderRefused(name, "expected on the class path, but missing");
    }
    return stream;
  }
}
