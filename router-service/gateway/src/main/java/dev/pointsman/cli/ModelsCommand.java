package dev.pointsman.cli;

import dev.pointsman.bundle.BundleReader;
import dev.pointsman.bundle.BundleRefused;
import dev.pointsman.bundle.CanaryShare;
import dev.pointsman.bundle.Manifest;
import dev.pointsman.bundle.ModelFolders;
import dev.pointsman.bundle.TrialFiles;
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
import picocli.CommandLine.Mixin;
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
      "  scripts/pointsman models activate pointsman-3",
      "  scripts/pointsman models rollback              # back to the one before",
      "  scripts/pointsman models shadow pointsman-3    # watches live traffic, decides nothing; off ends it",
      "  scripts/pointsman models canary pointsman-3 --percent 10    # decides for 10 %% of the sessions; off ends it"
    })
final class ModelsCommand implements Callable<Integer> {
  private static final int SHOWN_METRICS = 3;
  private static final String OFF = "off";
  private static final List<String> HEADLINES =
      List.of("tier ECE, calibrated", "task type on held-out rows of seed: all");

  private final Assembly assembly;

  @Spec private CommandSpec spec;

  @Mixin private ConfigOption config = new ConfigOption();

  ModelsCommand(Assembly assembly) {
    this.assembly = assembly;
  }

  @Override
  public Integer call() {
    var models = models();
    var active = active(models);
    models.artifacts().values().forEach(artifact -> list(artifact, artifact.equals(active)));
    onTrial(TrialFiles.of(models));
    out().flush();
    return 0;
  }

  private void onTrial(TrialFiles trials) {
    try {
      trials.shadow().ifPresent(name -> out().printf("shadow  %s%n", name));
      trials.canary().ifPresent(share -> out().printf("canary  %s of the sessions%n", share));
      trials.rollback().ifPresent(why -> out().println(why));
    } catch (BundleRefused refused) {
      out().println("no model on trial: " + Failure.inWords(refused));
    }
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
    endTrialsOf(name, TrialFiles.of(models));
    return chosen(name);
  }

  /// What serves everyone is on trial no longer.
  private static void endTrialsOf(String name, TrialFiles trials) throws IOException {
    if (trials.shadow().filter(name::equals).isPresent()) {
      trials.endShadow();
    }
    if (trials.canary().filter(share -> share.name().equals(name)).isPresent()) {
      trials.endCanary();
    }
  }

  @Command(
      name = "shadow",
      description = {
        "Lets a model watch live traffic beside the one that serves; 'off' ends it.",
        "Its opinion, and where it would have sent each call, is in the decisions under \"shadow\"."
      })
  int shadow(@Parameters(paramLabel = "NAME-VERSION|off") String name) throws IOException {
    var models = models();
    var trials = TrialFiles.of(models);
    if (name.equals(OFF)) {
      trials.endShadow();
      return said("no shadow");
    }
    requireAnswer(models, name);
    trials.startShadow(name);
    return said(name + " watches");
  }

  @Command(
      name = "canary",
      description = {
        "Lets a model decide for some of the sessions; 'off' ends it.",
        "It is taken back by itself when its sessions fail more often than the others, with 95 %% confidence."
      })
  int canary(
      @Parameters(paramLabel = "NAME-VERSION|off") String name,
      @Option(
              names = "--percent",
              paramLabel = "N",
              defaultValue = "5",
              description = "The share of the sessions, 1 to 90 (default 5).")
          int percent)
      throws IOException {
    var models = models();
    var trials = TrialFiles.of(models);
    if (name.equals(OFF)) {
      trials.endCanary();
      return said("no canary");
    }
    var share = new CanaryShare(name, percent);
    requireAnswer(models, name);
    trials.startCanary(share);
    return said("%s decides for %d %% of the sessions".formatted(name, percent));
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
    return said(name + " serves");
  }

  private int said(String sentence) {
    out().println(sentence);
    out().flush();
    return 0;
  }

  private ModelFolders models() {
    return assembly.models(config.read(assembly));
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
