package dev.pointsman.onnx;

import dev.pointsman.bundle.BundleRefused;
import dev.pointsman.bundle.ModelBundle;
import dev.pointsman.classify.Classifier;
import dev.pointsman.classify.ClassifierAnswer;
import dev.pointsman.feature.RequestFeatures;
import java.util.Optional;
import java.util.concurrent.locks.StampedLock;

/// One artifact while it serves: calls enter until it is closed, and what lies behind it is
/// released when the last of them has left.
final class ServedModel implements AutoCloseable {
  private final ModelBundle bundle;
  private final Classifier classifier;
  private final Runnable release;
  private final StampedLock calls = new StampedLock();

  ServedModel(ModelBundle bundle, Classifier classifier, Runnable release) {
    this.bundle = bundle;
    this.classifier = classifier;
    this.release = release;
  }

  /// @throws BundleRefused when its parts do not fit together, or it has no answer
  static ServedModel open(ModelBundle bundle, ClassifierSettings settings) {
    var classifier = OnnxClassifier.open(bundle, settings);
    return new ServedModel(bundle, classifier, classifier::close);
  }

  ModelBundle bundle() {
    return bundle;
  }

  /// Empty once the model is closed.
  Optional<ClassifierAnswer> classify(RequestFeatures features) {
    var call = calls.tryReadLock();
    if (call == 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(classifier.classify(features));
    } finally {
      calls.unlockRead(call);
    }
  }

  /// Waits for the last call. The lock is kept for ever: nothing may enter what is released.
  @Override
  public void close() {
    if (!calls.isWriteLocked()) {
      calls.writeLock();
      release.run();
    }
  }
}
