package dev.pointsman.round;

import dev.pointsman.bundle.BundleReader;
import dev.pointsman.classify.Classifier;
import dev.pointsman.onnx.ClassifierSettings;
import dev.pointsman.onnx.OnnxClassifier;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The models that a log names and that still lie in a folder, ready to be asked again.
record LoggedModels(Map<String, OnnxClassifier> byVersion) implements AutoCloseable {
  /// None where the log names one alone: it was asked already.
  ///
  /// @param artifacts the folders of all models, by the versions that records name
  static LoggedModels open(Set<String> named, Map<String, Path> artifacts) {
    var opened = new LoggedModels(new TreeMap<>());
    try {
      artifacts.forEach((version, artifact) -> {
        if (named.size() > 1 && named.contains(version)) {
          opened.open(version, artifact);
        }
      });
      return opened;
    } catch (RuntimeException refused) {
      opened.close();
      throw refused;
    }
  }

  private void open(String version, Path artifact) {
    byVersion.put(
        version, OnnxClassifier.open(BundleReader.read(artifact), ClassifierSettings.batch()));
  }

  Map<String, Classifier> classifiers() {
    return Map.copyOf(byVersion);
  }

  @Override
  public void close() {
    byVersion.values().forEach(OnnxClassifier::close);
  }
}
