package dev.pointsman.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pointsman.feature.FeatureVectorizer;
import dev.pointsman.feature.FeatureVectorizer.Normalisation;
import dev.pointsman.feature.Scale;
import dev.pointsman.request.TaskType;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;

/// Writes and reads `manifest.json`.
final class ManifestJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ManifestJson() {}

  static String write(Manifest manifest) {
    var root = JSON.createObjectNode();
    root.put("self_sha256", Digests.BLANK);
    root.put("schema", Manifest.SCHEMA);
    writeIdentity(root, manifest.identity());
    writeOutput(root, manifest.output());
    writeInput(root, manifest.input());
    writeOrigin(root, manifest.origin());
    manifest.metrics().forEach(root.putObject("metrics")::put);
    manifest.files().forEach(root.putObject("files")::put);
    try {
      var json = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
      return Digests.withSelf(json, Digests.ofManifest(json));
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static void writeIdentity(ObjectNode root, Manifest.Identity identity) {
    root.put("name", identity.name());
    root.put("version", identity.version());
    root.put("created_at", identity.createdAt().toString());
  }

  private static void writeOutput(ObjectNode root, Manifest.Output output) {
    output.tiers().forEach(root.putArray("tiers")::add);
    output.taskTypes().stream().map(TaskType::label).forEach(root.putArray("task_types")::add);
    var temperatures = root.putObject("temperatures");
    temperatures.put("tier", output.tierTemperature());
    temperatures.put("task", output.taskTemperature());
  }

  private static void writeInput(ObjectNode root, Manifest.Input input) {
    root.put("max_tokens", input.maxTokens());
    root.put("truncation", Manifest.Input.TRUNCATION);
    root.put("feature_schema", input.featureSchema());
    var features = root.putArray("features");
    for (var normalisation : input.features().normalisations()) {
      features
          .addObject()
          .put("name", normalisation.name())
          .put("scale", normalisation.scale().name().toLowerCase(Locale.ROOT))
          .put("mean", normalisation.mean())
          .put("deviation", normalisation.deviation());
    }
  }

  private static void writeOrigin(ObjectNode root, Manifest.Origin origin) {
    root.put("base_model", origin.baseModel());
    root.put("licence", origin.licence());
    root.put("data_sha256", origin.dataHash());
    root.put("code_version", origin.codeVersion());
    root.put("seed", origin.seed());
  }

  static Manifest read(String json) {
    try {
      return read(new Fields(JSON.readTree(json)));
    } catch (JsonProcessingException | IllegalArgumentException | DateTimeParseException wrong) {
      throw new BundleRefused(BundleReader.MANIFEST, wrong);
    }
  }

  private static Manifest read(Fields root) {
    root.require("schema", Manifest.SCHEMA);
    root.require("feature_schema", Manifest.FEATURE_SCHEMA);
    if (!root.text("truncation").equals(Manifest.Input.TRUNCATION)) {
      throw Fields.wrong("truncation", Manifest.Input.TRUNCATION, root.text("truncation"));
    }
    return new Manifest(
        new Manifest.Identity(
            root.text("name"), root.text("version"), Instant.parse(root.text("created_at"))),
        new Manifest.Input(
            Manifest.FEATURE_SCHEMA,
            new FeatureVectorizer(
                root.objects("features").stream().map(ManifestJson::normalisation).toList()),
            root.integer("max_tokens")),
        output(root),
        new Manifest.Origin(
            root.text("base_model"),
            root.text("licence"),
            root.text("data_sha256"),
            root.text("code_version"),
            root.whole("seed")),
        root.numbers("metrics"),
        root.texts("files"));
  }

  private static Manifest.Output output(Fields root) {
    var temperatures = root.object("temperatures");
    return new Manifest.Output(
        root.list("tiers"),
        root.list("task_types").stream().map(ManifestJson::taskType).toList(),
        temperatures.number("tier"),
        temperatures.number("task"));
  }

  private static Normalisation normalisation(Fields feature) {
    var scale = feature.text("scale");
    return new Normalisation(
        feature.text("name"),
        List.of(Scale.values()).stream()
            .filter(known -> known.name().equalsIgnoreCase(scale))
            .findFirst()
            .orElseThrow(() -> Fields.wrong("scale", "log or linear", scale)),
        feature.number("mean"),
        feature.number("deviation"));
  }

  private static TaskType taskType(String label) {
    return TaskType.ofLabel(label)
        .orElseThrow(() -> Fields.wrong("task_types", "a known task type", label));
  }
}
