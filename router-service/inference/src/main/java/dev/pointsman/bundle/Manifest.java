package dev.pointsman.bundle;

import dev.pointsman.feature.FeatureSchema;
import dev.pointsman.feature.FeatureVectorizer;
import dev.pointsman.request.TaskType;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What an artifact says of itself. `files` holds the SHA-256 of every other file; it is empty
/// until the folder is written. Metrics are open: whatever the evaluation measured, by name.
public record Manifest(
    Identity identity,
    Input input,
    Output output,
    Origin origin,
    Map<String, Double> metrics,
    Map<String, String> files) {
  /// The layout of `manifest.json` that this build reads and writes.
  public static final int SCHEMA = 1;

  /// The meaning of feature names that this build computes.
  public static final int FEATURE_SCHEMA = FeatureSchema.VERSION;

  public Manifest {
    metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
    files = Collections.unmodifiableMap(new TreeMap<>(files));
  }

  /// Which model this is; the folder is called `<name>-<version>`.
  public record Identity(String name, String version, Instant createdAt) {
    public Identity {
      if (!name.matches("[A-Za-z0-9._-]+") || !version.matches("[A-Za-z0-9._+-]+")) {
        throw new IllegalArgumentException(
            "expected letters, digits, '.', '_' or '-' in name and version, got '%s' and '%s'"
                .formatted(name, version));
      }
    }

    public String label() {
      return name + "-" + version;
    }
  }

  /// What the model reads: features in the order of the vector, and a window of tokens.
  public record Input(int featureSchema, FeatureVectorizer features, int maxTokens) {
    /// How a text that exceeds the window is cut.
    public static final String TRUNCATION = "head_and_tail";

    public Input {
      if (maxTokens < 8 || maxTokens > 512) {
        throw new IllegalArgumentException(
            "expected max_tokens from 8 to 512, got %d".formatted(maxTokens));
      }
    }
  }

  /// What the model says: tiers, cheapest first, and task types, with the temperatures that
  /// calibrate them.
  public record Output(
      List<String> tiers,
      List<TaskType> taskTypes,
      double tierTemperature,
      double taskTemperature) {
    public Output {
      tiers = List.copyOf(tiers);
      taskTypes = List.copyOf(taskTypes);
      if (tiers.isEmpty() || taskTypes.isEmpty()) {
        throw new IllegalArgumentException("expected at least one tier and one task type");
      }
      requireTemperature("tier", tierTemperature);
      requireTemperature("task", taskTemperature);
    }

    /// The same under another temperature of the tiers.
    public Output withTierTemperature(double temperature) {
      return new Output(tiers, taskTypes, temperature, taskTemperature);
    }

    private static void requireTemperature(String head, double temperature) {
      if (!(temperature >= 0.01 && temperature <= 100)) {
        throw new IllegalArgumentException(
            "expected a %s temperature from 0.01 to 100, got %s".formatted(head, temperature));
      }
    }
  }

  /// Where the model comes from, so that it can be made again.
  public record Origin(
      String baseModel, String licence, String dataHash, String codeVersion, long seed) {}

  /// The same model reading another number of tokens: to measure what a window costs.
  public Manifest withWindow(int maxTokens) {
    var window = new Input(input.featureSchema(), input.features(), maxTokens);
    return new Manifest(identity, window, output, origin, metrics, files);
  }

  /// The same model with its logits taken as they are: to measure what calibration is worth.
  public Manifest uncalibrated() {
    var raw = new Output(output.tiers(), output.taskTypes(), 1, 1);
    return new Manifest(identity, input, raw, origin, metrics, files);
  }

  /// A model that was taught beside this one by another fold.
  public Manifest peer(int fold, double tierTemperature) {
    var version = identity.version() + ".fold" + fold;
    return new Manifest(
        new Identity(identity.name(), version, identity.createdAt()),
        input,
        output.withTierTemperature(tierTemperature),
        origin,
        metrics,
        files);
  }

  Manifest withFiles(Map<String, String> hashes) {
    return new Manifest(identity, input, output, origin, metrics, hashes);
  }
}
