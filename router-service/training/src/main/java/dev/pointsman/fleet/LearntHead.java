package dev.pointsman.fleet;

import dev.pointsman.bundle.Manifest;
import dev.pointsman.classify.Classifier;
import dev.pointsman.classify.ClassifierAnswer;
import dev.pointsman.classify.ClassifierAnswer.Classified;
import dev.pointsman.feature.RequestFeatures;
import dev.pointsman.onnx.HeadSession;
import java.util.function.Function;

/// A head on vectors that are known already, run by the runtime that serves.
final class LearntHead implements Classifier, AutoCloseable {
  private final HeadSession session;
  private final Manifest.Output output;
  private final Function<RequestFeatures, float[]> pooled;
  private final Function<RequestFeatures, float[]> features;

  LearntHead(
      HeadSession session,
      Manifest.Output output,
      Function<RequestFeatures, float[]> pooled,
      Function<RequestFeatures, float[]> features) {
    this.session = session;
    this.output = output;
    this.pooled = pooled;
    this.features = features;
  }

  @Override
  public ClassifierAnswer classify(RequestFeatures request) {
    var logits = session.logits(pooled.apply(request), features.apply(request));
    return new Classified(logits.classification(output, "fleet"));
  }

  @Override
  public void close() {
    session.close();
  }
}
