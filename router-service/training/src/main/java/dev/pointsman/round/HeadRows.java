package dev.pointsman.round;

import dev.pointsman.bundle.Manifest;
import dev.pointsman.dataset.LabeledExample;
import dev.pointsman.fit.FloatTensor;
import dev.pointsman.fit.HeadExamples;
import dev.pointsman.fit.Recall;
import dev.pointsman.fit.TrainingLabel;
import java.util.List;

/// Rows as a head behind the served encoder sees them.
final class HeadRows {
  private final TextVectors vectors;
  private final Manifest manifest;

  HeadRows(TextVectors vectors, Manifest manifest) {
    this.vectors = vectors;
    this.manifest = manifest;
  }

  HeadExamples of(List<LabeledExample> examples) {
    return new HeadExamples(
        matrix(examples.stream().map(row -> vectors.vector(row.features().text())).toList()),
        matrix(examples.stream().map(this::features).toList()),
        examples.stream().map(TrainingLabel::of).toList());
  }

  float[] features(LabeledExample row) {
    return manifest.input().features().vector(row.features().values());
  }

  /// Golden cases whose chances a head is to keep.
  Recall.Promise promise(List<GoldenCase> cases, GoldenMemory memory, double weight) {
    var rows = of(cases.stream().map(GoldenCase::row).toList());
    return new Recall.Promise(rows, matrix(cases.stream().map(memory::chances).toList()), weight);
  }

  private static FloatTensor matrix(List<float[]> rows) {
    var width = rows.getFirst().length;
    var data = new float[rows.size() * width];
    for (var i = 0; i < rows.size(); i++) {
      System.arraycopy(rows.get(i), 0, data, i * width, width);
    }
    return FloatTensor.of(new int[] {rows.size(), width}, data);
  }
}
