package dev.pointsman.export;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.pointsman.feature.ClassifierText;
import dev.pointsman.fit.PretrainedEncoder;
import dev.pointsman.onnx.EncoderSession;
import dev.pointsman.text.EncodedText;
import dev.pointsman.text.TextEncoder;
import java.io.IOException;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncoderParityTest {
  private static final PretrainedEncoder PACKAGED = PretrainedEncoder.packaged();
  private static final String WORDS =
      "why does `parseOrder` return null when the basket holds two items? see Basket.java:214 ";

  @Test
  void theLoadedEncoderEqualsThePublishedGraph(@TempDir Path folder) throws Exception {
    var model = Files.write(folder.resolve("fp32.onnx"), model(Precision.FP32));
    try (var encoder = EncoderSession.open(model, 2);
        var published = published()) {
      for (var text : texts()) {
        assertThat(distance(encoder.pooled(text), pooled(published, text))).isLessThan(1e-4);
      }
    }
  }

  @Test
  void eightBitsKeepTheDirectionOfEveryVector(@TempDir Path folder) throws IOException {
    var exact = Files.write(folder.resolve("fp32.onnx"), model(Precision.FP32));
    var small = Files.write(folder.resolve("int8.onnx"), model(Precision.INT8));
    assertThat(Files.size(small)).isLessThan(25_000_000);
    try (var reference = EncoderSession.open(exact, 2);
        var encoder = EncoderSession.open(small, 2)) {
      for (var text : texts()) {
        assertThat(cosine(encoder.pooled(text), reference.pooled(text))).isGreaterThan(0.99);
      }
    }
  }

  private static byte[] model(Precision precision) {
    return EncoderGraph.model(PACKAGED.weights(), precision);
  }

  /// Twenty texts of 3 to 256 tokens, every other one with a second segment.
  private static List<EncodedText> texts() {
    try (var tokenizer = new TextEncoder(PACKAGED.tokenizerJson())) {
      return IntStream.range(0, 20)
          .mapToObj(i -> new ClassifierText(WORDS.repeat(12).substring(0, 1 + i * 45), digest(i)))
          .map(text -> tokenizer.encode(text, 256))
          .toList();
    }
  }

  private static String digest(int i) {
    return i % 2 == 0 ? "" : "last tool: Bash, failed " + i + " times";
  }

  private static OrtSession published() throws IOException, OrtException {
    try (var graph = EncoderParityTest.class.getResourceAsStream("/all-minilm-l6-v2.onnx")) {
      assertThat(graph).isNotNull();
      return OrtEnvironment.getEnvironment().createSession(graph.readAllBytes());
    }
  }

  /// The mean over all tokens of the published graph's last hidden states.
  private static float[] pooled(OrtSession session, EncodedText text) throws OrtException {
    var mask = new long[text.length()];
    Arrays.fill(mask, 1);
    try (var ids = tensor(text.ids());
        var ones = tensor(mask);
        var types = tensor(text.types());
        var result =
            session.run(
                Map.of("input_ids", ids, "attention_mask", ones, "token_type_ids", types))) {
      return mean(((OnnxTensor) result.get(0)).getFloatBuffer().array(), text.length());
    }
  }

  private static float[] mean(float[] states, int rows) {
    var mean = new float[states.length / rows];
    for (var i = 0; i < states.length; i++) {
      mean[i % mean.length] += states[i] / rows;
    }
    return mean;
  }

  private static OnnxTensor tensor(long[] values) throws OrtException {
    var shape = new long[] {1, values.length};
    return OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), LongBuffer.wrap(values), shape);
  }

  private static double distance(float[] a, float[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> Math.abs(a[i] - b[i])).max().orElseThrow();
  }

  private static double cosine(float[] a, float[] b) {
    return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
  }

  private static double dot(float[] a, float[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> (double) a[i] * b[i]).sum();
  }
}
