package dev.pointsman.cli;

import dev.pointsman.bundle.BundleReader;
import dev.pointsman.bundle.ModelBundle;
import dev.pointsman.bundle.ModelFolders;
import dev.pointsman.classify.Classifier;
import dev.pointsman.config.ConfigReader;
import dev.pointsman.config.PointsmanConfig;
import dev.pointsman.http.ClassifyPipeline;
import dev.pointsman.http.DecisionIds;
import dev.pointsman.onnx.ClassifierSettings;
import dev.pointsman.policy.Policy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Puts the parts together by hand: configuration, model, classifier, policy, pipeline.
final class Assembly {
  private final ConfigReader configuration;
  private final Map<String, String> environment;

  Assembly(ConfigReader configuration, Map<String, String> environment) {
    this.configuration = configuration;
    this.environment = Map.copyOf(environment);
  }

  PointsmanConfig config(@Nullable Path file) {
    return file == null ? configuration.read() : configuration.read(file);
  }

  /// A host that demands keys must not keep the first one from being added.
  Path clientKeyFile(@Nullable Path file) {
    return configuration.clientKeyFile(file);
  }

  Path home() {
    return configuration.home();
  }

  /// The artifact that is to serve; throws [BundleRefused] with the reason where there is none.
  ModelBundle bundle(PointsmanConfig config) {
    return models(config).serving();
  }

  /// The artifact of a name, or in a folder; without a name, the one that is to serve.
  ModelBundle bundle(PointsmanConfig config, @Nullable String named) {
    if (named == null) {
      return bundle(config);
    }
    var folder = Path.of(named);
    return Files.isDirectory(folder) ? BundleReader.read(folder) : models(config).read(named);
  }

  ModelFolders models(PointsmanConfig config) {
    var project = Path.of(environment.getOrDefault("POINTSMAN_ROOT", ""));
    return config.classifier().folders(home(), project);
  }

  /// The providers that can be called with the keys at hand, by name.
  List<String> callable(PointsmanConfig config) {
    return config.providers().entrySet().stream()
        .filter(
            entry -> !entry.getValue().needsKey() || entry.getValue().key(environment).isPresent())
        .map(entry -> entry.getKey().value())
        .sorted()
        .toList();
  }

  /// Where decisions are kept.
  Path journal(PointsmanConfig config) {
    return home().resolve(config.traffic().journal().path());
  }

  RouteAssembly routes(PointsmanConfig config) {
    return new RouteAssembly(config, journal(config), environment);
  }

  static ClassifierSettings serving(PointsmanConfig config) {
    return ClassifierSettings.serving().withDeadline(config.classifier().deadline());
  }

  static ClassifyPipeline pipeline(Classifier classifier, Policy policy) {
    return new ClassifyPipeline(
        classifier, policy, new DecisionIds(InstantSource.system(), new SecureRandom()));
  }
}
