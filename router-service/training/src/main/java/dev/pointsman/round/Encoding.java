package dev.pointsman.round;

import dev.pointsman.bundle.ModelBundle;
import dev.pointsman.dataset.LabeledExample;
import dev.pointsman.dataset.RoundFolder;
import dev.pointsman.feature.ClassifierText;
import dev.pointsman.fit.FloatTensor;
import dev.pointsman.fit.TensorFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Encodes the texts of all rows with the incumbent's own encoder, once, and keeps the vectors in
/// the round's folder. A row without a text has the vector of the empty text, as a request without
/// words has where it is served.
public final class Encoding {
  private static final String VECTORS = "vectors";

  private final ModelBundle incumbent;
  private final RetrainProgress progress;

  public Encoding(ModelBundle incumbent, RetrainProgress progress) {
    this.incumbent = incumbent;
    this.progress = progress;
  }

  /// The vectors of texts that stay the same from run to run, kept in a folder for the next one;
  /// the file holds vectors alone, no text.
  ///
  /// @param name stands for encoder and texts
  public TextVectors kept(Collection<ClassifierText> texts, Path folder, String name)
      throws IOException {
    var own = Files.createDirectories(folder.resolve(name));
    return vectors(texts.stream().distinct().toList(), new RoundFolder(own));
  }

  TextVectors of(List<LabeledExample> rows, RoundFolder folder) throws IOException {
    return vectors(rows.stream().map(row -> row.features().text()).distinct().toList(), folder);
  }

  private TextVectors vectors(List<ClassifierText> texts, RoundFolder folder) throws IOException {
    if (!folder.has(RoundFolder.VECTORS)) {
      var computed = TextVectors.of(incumbent, texts, told(texts.size()));
      folder.write(
          RoundFolder.VECTORS,
          file -> TensorFile.write(file, Map.of(VECTORS, matrix(texts, computed))));
    }
    return read(texts, folder);
  }

  private static FloatTensor matrix(List<ClassifierText> texts, TextVectors vectors) {
    var width = vectors.vector(texts.getFirst()).length;
    var all = new float[texts.size() * width];
    for (var i = 0; i < texts.size(); i++) {
      System.arraycopy(vectors.vector(texts.get(i)), 0, all, i * width, width);
    }
    return FloatTensor.of(new int[] {texts.size(), width}, all);
  }

  private static TextVectors read(List<ClassifierText> texts, RoundFolder folder)
      throws IOException {
    var matrix = TensorFile.read(folder.file(RoundFolder.VECTORS)).get(VECTORS);
    if (matrix == null || matrix.shape()[0] != texts.size()) {
      throw new RetrainRefused(
          "%s: expected the vectors of %d texts, got %s: run again with --fresh"
              .formatted(folder.file(RoundFolder.VECTORS), texts.size(), matrix));
    }
    var width = matrix.shape()[1];
    var vectors = new LinkedHashMap<ClassifierText, float[]>();
    for (var text : texts) {
      var vector = new float[width];
      matrix.data().get(vectors.size() * width, vector);
      vectors.put(text, vector);
    }
    return new TextVectors(vectors);
  }

  private TextVectors.Progress told(int texts) {
    var start = System.nanoTime();
    return done -> {
      var spent = System.nanoTime() - start;
      var left = Duration.ofNanos((long) (spent / (double) done * (texts - done)));
      progress.moved((double) done / texts, left);
    };
  }
}
