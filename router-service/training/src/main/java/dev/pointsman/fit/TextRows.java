package dev.pointsman.fit;

import dev.pointsman.dataset.LabeledExample;
import dev.pointsman.feature.FeatureVectorizer;
import dev.pointsman.text.EncodedText;
import dev.pointsman.text.TextEncoder;
import java.util.List;

/// Rows as the encoder sees them: token ids, feature vectors, and labels, row by row.
public record TextRows(List<EncodedText> texts, FloatTensor features, List<TrainingLabel> labels) {
  public TextRows {
    texts = List.copyOf(texts);
    labels = List.copyOf(labels);
  }

  public static TextRows of(
      List<LabeledExample> examples,
      TextEncoder tokenizer,
      FeatureVectorizer vectorizer,
      int maxTokens) {
    return new TextRows(
        examples.stream().map(row -> tokenizer.encode(row.features().text(), maxTokens)).toList(),
        Rows.gathered(
            examples.stream().map(row -> vectorizer.vector(row.features().values())).toList(),
            vectorizer.width()),
        examples.stream().map(TrainingLabel::of).toList());
  }

  /// What the head sees of them, behind a frozen encoder.
  public HeadExamples pooledBy(EncoderWeights encoder) {
    return new HeadExamples(PooledVectors.of(encoder, texts), features, labels);
  }

  int size() {
    return labels.size();
  }

  TextRows picked(List<Integer> rows) {
    return new TextRows(
        rows.stream().map(texts::get).toList(),
        Rows.picked(features, rows),
        rows.stream().map(labels::get).toList());
  }
}
