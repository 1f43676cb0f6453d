package dev.pointsman.cli;

import dev.pointsman.bundle.BundleReader;
import dev.pointsman.bundle.BundleRefused;
import dev.pointsman.bundle.Manifest;
import dev.pointsman.bundle.ModelFolders;
import dev.pointsman.onnx.ClassifierSettings;
import dev.pointsman.onnx.SwappableClassifier;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `pointsman models`: lists the models and chooses the one that serves.
@Command(
    name = "models",
    description = "Lists the models, yours and the project's; * marks the one that serves.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "A choice is kept in POINTSMAN_HOME/models; a running service follows it within a second, without a restart.",
      "",
      "  scripts/pointsman models activate pointsman-2",
      "  scripts/pointsman models rollback              # back to the one before"
    })
final class ModelsCommand implements Callable<Integer> {
  private static final int SHOWN_METRICS = 3;
  private static final List<String> HEADLINES =
      List.of("tier ECE, calibrated", "task type on held-out rows of seed: all");

  private final Assembly assembly;

  @Spec private CommandSpec spec;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The configuration (default: pointsman.yaml in POINTSMAN_HOME).")
  private @Nullable Path config;

  ModelsCommand(Assembly assembly) {
    this.assembly = assembly;
  }

  @Override
  public Integer call() {
    var models = models();
    var active = active(models);
    models.artifacts().values().forEach(artifact -> list(artifact, artifact.equals(active)));
    out().flush();
    return 0;
  }

  /// The list must show also where nothing serves; `doctor` says what is wrong then.
  private static @Nullable Path active(ModelFolders models) {
    try {
      return models.active().orElse(null);
    } catch (BundleRefused _) {
      return null;
    }
  }

  private void list(Path artifact, boolean isActive) {
    out()
        .printf(
            "%s %-24s %s  %s%n",
            isActive ? "*" : " ", artifact.getFileName(), description(artifact), artifact);
  }

  private static String description(Path artifact) {
    try {
      var manifest = BundleReader.read(artifact).manifest();
      return "made %.19sZ  %s".formatted(manifest.identity().createdAt(), headline(manifest));
    } catch (BundleRefused | UncheckedIOException refused) {
      return "refused: " + Failure.inWords(refused);
    }
  }

  private static String headline(Manifest manifest) {
    var metrics = manifest.metrics();
    var known = HEADLINES.stream().filter(metrics::containsKey);
    return Stream.concat(known, metrics.keySet().stream())
        .distinct()
        .limit(SHOWN_METRICS)
        .map(name -> String.format(Locale.ROOT, "%s %.3f", name, metrics.get(name)))
        .collect(Collectors.joining(", "));
  }

  @Command(
      name = "activate",
      description = "Makes a model serve, once it was read whole and has answered.")
  int activate(@Parameters(paramLabel = "NAME-VERSION") String name) throws IOException {
    var models = models();
    requireAnswer(models, name);
    models.activate(name);
    return chosen(name);
  }

  @Command(name = "rollback", description = "Makes the model serve that served before.")
  int rollback() throws IOException {
    var models = models();
    var previous = models.previous();
    requireAnswer(models, previous);
    models.rollBack();
    return chosen(previous);
  }

  private static void requireAnswer(ModelFolders models, String name) {
    SwappableClassifier.requireAnswer(models.read(name), ClassifierSettings.batch());
  }

  private int chosen(String name) {
    out().println(name + " serves");
    out().flush();
    return 0;
  }

  private ModelFolders models() {
    return assembly.models(assembly.config(config));
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
