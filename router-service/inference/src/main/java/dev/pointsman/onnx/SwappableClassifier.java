package dev.pointsman.onnx;

import dev.pointsman.bundle.ModelBundle;
import dev.pointsman.classify.Classifier;
import dev.pointsman.classify.ClassifierAnswer;
import dev.pointsman.classify.ClassifierAnswer.Cause;
import dev.pointsman.classify.ClassifierAnswer.Unavailable;
import dev.pointsman.feature.RequestFeatures;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/// Classifies requests with an artifact that can be exchanged for another while it serves. A call
/// uses one version from start to end, and its answer names it. Shared by threads.
public final class SwappableClassifier implements Classifier, AutoCloseable {
  private static final ClassifierAnswer CLOSED =
      new Unavailable(Cause.BROKEN, "the classifier is closed");

  private final ClassifierSettings settings;
  private final AtomicReference<ServedModel> current;

  SwappableClassifier(ServedModel first, ClassifierSettings settings) {
    this.settings = settings;
    current = new AtomicReference<>(first);
  }

  /// Opens and warms up the artifact; throws [BundleRefused] where its parts do not fit together.
  public static SwappableClassifier open(ModelBundle bundle, ClassifierSettings settings) {
    return new SwappableClassifier(ServedModel.open(bundle, settings), settings);
  }

  /// The name and version of the artifact that serves now.
  public String version() {
    return current().bundle().manifest().identity().label();
  }

  /// The folder of the artifact that serves now.
  public Path folder() {
    return current().bundle().folder();
  }

  private ServedModel current() {
    return Objects.requireNonNull(current.get());
  }

  @Override
  public ClassifierAnswer classify(RequestFeatures features) {
    var model = current();
    return model
        .classify(features)
        .orElseGet(() -> model == current() ? CLOSED : classify(features));
  }

  /// Opens and warms up another artifact, exchanges it for the one that serves, and releases that
  /// when its last call is over. Throws [BundleRefused] where the new one cannot serve; the old one
  /// then goes on. Native code runs for long: call it from a platform thread.
  public void swap(ModelBundle bundle) {
    exchange(ServedModel.open(bundle, settings));
  }

  /// Opens the artifact, asks it once and closes it again; throws [BundleRefused] where it cannot
  /// serve.
  public static void requireAnswer(ModelBundle bundle, ClassifierSettings settings) {
    ServedModel.open(bundle, settings).close();
  }

  void exchange(ServedModel next) {
    Objects.requireNonNull(current.getAndSet(next)).close();
  }

  @Override
  public void close() {
    current().close();
  }
}
