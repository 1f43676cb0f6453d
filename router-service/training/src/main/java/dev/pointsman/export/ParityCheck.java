package dev.pointsman.export;

import dev.pointsman.bundle.ModelBundle;
import dev.pointsman.onnx.EncoderSession;
import dev.pointsman.onnx.HeadSession;
import dev.pointsman.onnx.HeadSession.Widths;
import dev.pointsman.text.TextEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Compares a folder with the trained model on real inputs.
public final class ParityCheck {
  private final ModelBundle bundle;

  public ParityCheck(ModelBundle bundle) {
    this.bundle = bundle;
  }

  public ParityReport compare(List<ReferenceAnswer> references) throws IOException {
    if (references.isEmpty()) {
      throw new IllegalArgumentException("expected inputs to compare on, got none");
    }
    return report(references, answers(references));
  }

  /// The folder's own answers to the same requests: those of an fp32 folder are references.
  public List<ReferenceAnswer> answers(List<ReferenceAnswer> requests) throws IOException {
    var manifest = bundle.manifest();
    try (var tokenizer = new TextEncoder(Files.readString(bundle.tokenizer()));
        var encoder = EncoderSession.open(bundle.encoder(), 1);
        var head = HeadSession.open(bundle.head(), Widths.of(manifest, encoder.width()))) {
      var answers = new ArrayList<ReferenceAnswer>();
      for (var asked : requests) {
        var request = asked.request();
        var pooled = encoder.pooled(tokenizer.encode(request.text(), manifest.input().maxTokens()));
        var features = manifest.input().features().vector(request.values());
        var logits = head.logits(pooled, features);
        var chances = logits.tierChances(manifest.output().tierTemperature());
        answers.add(
            new ReferenceAnswer(request, boxed(pooled), Arrays.stream(chances).boxed().toList()));
      }
      return answers;
    }
  }

  private static ParityReport report(List<ReferenceAnswer> expected, List<ReferenceAnswer> actual) {
    var cosines = new double[expected.size()];
    var differences = new double[expected.size()];
    var same = 0;
    for (var i = 0; i < cosines.length; i++) {
      cosines[i] = cosine(expected.get(i).pooled(), actual.get(i).pooled());
      differences[i] = difference(expected.get(i).tierChances(), actual.get(i).tierChances());
      same += expected.get(i).likeliestTier() == actual.get(i).likeliestTier() ? 1 : 0;
    }
    return new ParityReport(
        cosines.length,
        Arrays.stream(cosines).min().orElseThrow(),
        Arrays.stream(cosines).average().orElseThrow(),
        (double) same / cosines.length,
        Arrays.stream(differences).average().orElseThrow(),
        Arrays.stream(differences).max().orElseThrow());
  }

  private static double cosine(List<Float> a, List<Float> b) {
    return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
  }

  private static double dot(List<Float> a, List<Float> b) {
    var sum = 0.0;
    for (var i = 0; i < a.size(); i++) {
      sum += (double) a.get(i) * b.get(i);
    }
    return sum;
  }

  private static double difference(List<Double> a, List<Double> b) {
    var largest = 0.0;
    for (var i = 0; i < a.size(); i++) {
      largest = Math.max(largest, Math.abs(a.get(i) - b.get(i)));
    }
    return largest;
  }

  private static List<Float> boxed(float[] values) {
    var boxed = new ArrayList<Float>(values.length);
    for (var value : values) {
      boxed.add(value);
    }
    return boxed;
  }
}
