package dev.pointsman.fit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import dev.pointsman.feature.ClassifierText;
import dev.pointsman.text.EncodedText;
import dev.pointsman.text.TextEncoder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EncoderTest {
  private static final PretrainedEncoder PACKAGED = PretrainedEncoder.packaged();

  @Test
  void answersAsOnnxRuntimeDoesOnThePackagedEncoder() throws Exception {
    var texts = texts();
    var ours = PooledVectors.of(PACKAGED.weights(), texts);
    try (var session = session()) {
      for (var i = 0; i < texts.size(); i++) {
        var theirs = pooled(session, texts.get(i));
        for (var j = 0; j < theirs.length; j++) {
          assertThat(Math.abs(ours.data().get(i * theirs.length + j) - theirs[j]))
              .as("text %d, component %d", i, j)
              .isLessThan(1e-4f);
        }
      }
    }
  }

  private static List<EncodedText> texts() {
    try (var tokenizer = new TextEncoder(PACKAGED.tokenizerJson())) {
      return IntStream.range(0, 20)
          .mapToObj(i -> new ClassifierText("Why is test " + i + " red? ".repeat(1 + 2 * i), ""))
          .map(text -> tokenizer.encode(text, 128))
          .toList();
    }
  }

  private static OrtSession session() throws Exception {
    var graph = EncoderTest.class.getResourceAsStream(PackagedEncoder.GRAPH);
    return OrtEnvironment.getEnvironment()
        .createSession(Objects.requireNonNull(graph).readAllBytes());
  }

  private static float[] pooled(OrtSession session, EncodedText text) throws Exception {
    var environment = OrtEnvironment.getEnvironment();
    var mask = new long[text.length()];
    Arrays.fill(mask, 1);
    try (var ids = OnnxTensor.createTensor(environment, new long[][] {text.ids()});
        var types = OnnxTensor.createTensor(environment, new long[][] {text.types()});
        var present = OnnxTensor.createTensor(environment, new long[][] {mask});
        var result =
            session.run(
                Map.of("input_ids", ids, "token_type_ids", types, "attention_mask", present))) {
      return mean(((float[][][]) result.get(0).getValue())[0]);
    }
  }

  private static float[] mean(float[][] states) {
    var mean = new float[states[0].length];
    for (var state : states) {
      for (var i = 0; i < mean.length; i++) {
        mean[i] += state[i] / states.length;
      }
    }
    return mean;
  }
}
