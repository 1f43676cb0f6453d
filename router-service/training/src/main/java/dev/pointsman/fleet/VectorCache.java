package dev.pointsman.fleet;

import dev.pointsman.bundle.ModelBundle;
import dev.pointsman.feature.ClassifierText;
import dev.pointsman.onnx.EncoderSession;
import dev.pointsman.text.TextEncoder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The served encoder's vector of each text. Computed once on all processors, and kept in a file of
/// the temporary folder for the next run; the file holds vectors alone, no text.
final class VectorCache {
  private final ModelBundle bundle;
  private final Path file;

  /// @param corpus a digest of the texts' origin
  VectorCache(ModelBundle bundle, String corpus) {
    this.bundle = bundle;
    var encoder = bundle.manifest().files().getOrDefault("model.onnx", "unknown");
    this.file =
        Path.of(System.getProperty("java.io.tmpdir"))
            .resolve("pointsman-fleet-%.12s-%.12s.vectors".formatted(encoder, corpus));
  }

  Map<ClassifierText, float[]> of(List<ClassifierText> texts) throws IOException {
    var distinct = texts.stream().distinct().toList();
    var kept = Files.isRegularFile(file) ? read(distinct.size()) : List.<float[]>of();
    var vectors = kept.size() == distinct.size() ? kept : computed(distinct);
    var byText = new HashMap<ClassifierText, float[]>();
    for (var i = 0; i < distinct.size(); i++) {
      byText.put(distinct.get(i), vectors.get(i));
    }
    return byText;
  }

  private List<float[]> computed(List<ClassifierText> texts) throws IOException {
    var window = bundle.manifest().input().maxTokens();
    try (var tokenizer = new TextEncoder(Files.readString(bundle.tokenizer()));
        var encoder = EncoderSession.open(bundle.encoder(), 1)) {
      var vectors =
          texts.parallelStream()
              .map(text -> encoder.pooled(tokenizer.encode(text, window)))
              .toList();
      write(vectors);
      return vectors;
    }
  }

  private void write(List<float[]> vectors) throws IOException {
    var buffer = ByteBuffer.allocate(Float.BYTES * vectors.size() * vectors.getFirst().length);
    vectors.forEach(vector -> {
      for (var component : vector) {
        buffer.putFloat(component);
      }
    });
    var draft = Files.createTempFile(file.getParent(), "pointsman-fleet", ".draft");
    Files.write(draft, buffer.array());
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private List<float[]> read(int count) throws IOException {
    var floats = ByteBuffer.wrap(Files.readAllBytes(file)).asFloatBuffer();
    var all = new float[floats.remaining()];
    floats.get(all);
    if (all.length == 0 || all.length % count != 0) {
      return List.of();
    }
    var width = all.length / count;
    return IntStream.range(0, count)
        .mapToObj(i -> Arrays.copyOfRange(all, i * width, (i + 1) * width))
        .toList();
  }
}
