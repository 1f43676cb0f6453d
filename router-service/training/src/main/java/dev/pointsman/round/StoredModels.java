package dev.pointsman.round;

import dev.pointsman.bundle.BundleReader;
import dev.pointsman.bundle.BundleRefused;
import dev.pointsman.bundle.ModelBundle;
import dev.pointsman.classify.Classifier;
import dev.pointsman.onnx.ClassifierSettings;
import dev.pointsman.onnx.OnnxClassifier;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// Models in their folders, opened while they are asked and no longer: a log of years names more
/// than the memory holds. Used by one thread.
final class StoredModels implements LoggedModels {
  private final Map<String, Path> artifacts;
  private final BiConsumer<String, String> absent;
  private final Map<String, Optional<ModelBundle>> found = new HashMap<>();

  /// @param artifacts the folders of all models, by their versions
  /// @param absent is told once of each model that is asked for and cannot be opened, and why: a
  ///   folder that is not whole is as good as gone
  StoredModels(Map<String, Path> artifacts, BiConsumer<String, String> absent) {
    this.artifacts = Map.copyOf(artifacts);
    this.absent = absent;
  }

  @Override
  public boolean has(String version) {
    return bundle(version).isPresent();
  }

  private Optional<ModelBundle> bundle(String version) {
    return found.computeIfAbsent(version, this::read);
  }

  /// No version is named where no model had an answer.
  private Optional<ModelBundle> read(String version) {
    var artifact = artifacts.get(version);
    if (artifact == null) {
      if (!version.isEmpty()) {
        absent.accept(version, "its folder is gone");
      }
      return Optional.empty();
    }
    try {
      return Optional.of(BundleReader.read(artifact));
    } catch (BundleRefused refused) {
      absent.accept(version, String.valueOf(refused.getMessage()));
      return Optional.empty();
    }
  }

  @Override
  public <T> T asking(List<String> versions, Function<Map<String, Classifier>, T> question) {
    var opened = new TreeMap<String, OnnxClassifier>();
    try {
      for (var version : versions) {
        opened.put(
            version,
            OnnxClassifier.open(bundle(version).orElseThrow(), ClassifierSettings.batch()));
      }
      return question.apply(Map.copyOf(opened));
    } finally {
      opened.values().forEach(OnnxClassifier::close);
    }
  }
}
