package dev.pointsman.round;

import dev.pointsman.bundle.BundleReader;
import dev.pointsman.bundle.BundleRefused;
import dev.pointsman.classify.Classifier;
import dev.pointsman.onnx.ClassifierSettings;
import dev.pointsman.onnx.OnnxClassifier;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The models that a log names and that still lie in a folder, ready to be asked again.
///
/// @param absent why the others cannot be asked: a folder that is not whole is as good as gone
record LoggedModels(Map<String, OnnxClassifier> byVersion, Map<String, String> absent)
    implements AutoCloseable {
  /// None where the log names one alone: it was asked already.
  ///
  /// @param artifacts the folders of all models, by the versions that records name
  static LoggedModels open(Set<String> named, Map<String, Path> artifacts) {
    var opened = new LoggedModels(new TreeMap<>(), new TreeMap<>());
    try {
      if (named.size() > 1) {
        named.stream()
            .filter(version -> !version.isEmpty())
            .forEach(version -> opened.open(version, artifacts));
      }
      return opened;
    } catch (RuntimeException failure) {
      opened.close();
      throw failure;
    }
  }

  private void open(String version, Map<String, Path> artifacts) {
    var artifact = artifacts.get(version);
    if (artifact == null) {
      absent.put(version, "its folder is gone");
      return;
    }
    try {
      var bundle = BundleReader.read(artifact);
      byVersion.put(version, OnnxClassifier.open(bundle, ClassifierSettings.batch()));
    } catch (BundleRefused refused) {
      absent.put(version, String.valueOf(refused.getMessage()));
    }
  }

  Map<String, Classifier> classifiers() {
    return Map.copyOf(byVersion);
  }

  @Override
  public void close() {
    byVersion.values().forEach(OnnxClassifier::close);
  }
}
