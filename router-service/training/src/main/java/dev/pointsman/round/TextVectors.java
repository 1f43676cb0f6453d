package dev.pointsman.round;

import dev.pointsman.bundle.ModelBundle;
import dev.pointsman.feature.ClassifierText;
import dev.pointsman.onnx.EncoderSession;
import dev.pointsman.text.TextEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/// The served encoder's vector of each text of a corpus, computed once, on all processors.
public final class TextVectors {
  private final Map<ClassifierText, float[]> vectors;

  /// Is told how many texts are done.
  public interface Progress {
    void done(int texts);
  }

  public TextVectors(Map<ClassifierText, float[]> vectors) {
    this.vectors = vectors;
  }

  /// Encodes each distinct text once.
  public static TextVectors of(ModelBundle bundle, Collection<ClassifierText> texts)
      throws IOException {
    return of(bundle, texts, done -> {});
  }

  /// The same, telling how far it is.
  public static TextVectors of(
      ModelBundle bundle, Collection<ClassifierText> texts, Progress progress) throws IOException {
    var done = new AtomicInteger();
    var window = bundle.manifest().input().maxTokens();
    try (var tokenizer = new TextEncoder(Files.readString(bundle.tokenizer()));
        var encoder = EncoderSession.open(bundle.encoder(), 1)) {
      return new TextVectors(
          texts.parallelStream()
              .distinct()
              .collect(
                  Collectors.toConcurrentMap(
                      text -> text,
                      text -> {
                        var vector = encoder.pooled(tokenizer.encode(text, window));
                        progress.done(done.incrementAndGet());
                        return vector;
                      },
                      (one, same) -> one,
                      ConcurrentHashMap::new)));
    }
  }

  float[] vector(ClassifierText text) {
    return Optional.ofNullable(vectors.get(text))
        .orElseThrow(() -> new IllegalArgumentException("a text that is not in the corpus"));
  }
}
