package dev.pointsman.cli.training;

import dev.pointsman.bundle.Manifest;
import dev.pointsman.dataset.Corpus;
import dev.pointsman.fit.ConsoleProgress;
import dev.pointsman.fit.PretrainedEncoder;
import dev.pointsman.fit.TrainingSettings;
import dev.pointsman.round.RoundRequest;
import dev.pointsman.round.TrainingRound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `pointsman train`: makes a model folder from data.
@Command(
    name = "train",
    description =
        "Fine-tunes the encoder and both heads, exports to int8, checks parity, measures, and writes a model folder.",
    footer = {
      "",
      "The same seed and data give the same model, on as many cores. An interrupted run goes on with --resume. The folder appears",
      "whole at the end; --activate makes it the one that is served, as 'models activate' does.",
      "",
      "  scripts/pointsman train --data FOLDER --activate",
      "  scripts/pointsman train --version mine --epochs 2",
      "  scripts/pointsman train --limit 300 --epochs 1 --max-tokens 32 --models /tmp/models    # a smoke run"
    })
final class TrainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private DataOptions data;

  /// The usual mixin has an option `--version` of its own, which here is the model's.
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help message and exit.")
  private boolean unusedHelp; // picocli acts on it

  @Option(
      names = "--base",
      paramLabel = "FOLDER",
      description = "A Hugging Face folder of the BERT family (default: the packaged MiniLM-L6).")
  private @Nullable Path base;

  @Option(
      names = "--name",
      defaultValue = "pointsman",
      description = "Name of the model (default: ${DEFAULT-VALUE}).")
  private String name;

  @Option(
      names = "--version",
      defaultValue = "1",
      description = "Version of the model (default: ${DEFAULT-VALUE}).")
  private String version;

  @Option(
      names = "--models",
      paramLabel = "FOLDER",
      description = "Where the model folder appears (default: the project's models).")
  private @Nullable Path models;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Seed of all chance (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--epochs",
      description =
          "Epochs of the encoder, and of its imitation where it is pruned (default: 4 each).")
  private @Nullable Integer epochs;

  @Option(
      names = "--feed-forward",
      paramLabel = "SHARE",
      description =
          "Share of the neurons in its feed-forward layers that the encoder keeps, for slow machines (default: 1, all).")
  private @Nullable Double feedForward;

  @Option(names = "--max-tokens", description = "Window of the encoder in tokens (default: 128).")
  private @Nullable Integer maxTokens;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Train on a sample of about N rows of each source.")
  private @Nullable Integer limit;

  @Option(names = "--resume", description = "Go on from the checkpoint of an interrupted run.")
  private boolean resume;

  @Option(names = "--activate", description = "Make the new model the one that is served.")
  private boolean activate;

  @Override
  public Integer call() throws IOException {
    var err = spec.commandLine().getErr();
    var identity = new Manifest.Identity(name, version, Instant.now());
    var place = new NewModel(Project.models(System.getenv()), models(), identity.label());
    place.requireFree();
    var request = request(identity, data.corpus(err::println));
    Files.createDirectories(request.places().workspace());
    var outcome = new TrainingRound(request, new ConsoleProgress(System.err), err::println).run();
    spec.commandLine().getOut().println(outcome.report().text());
    spec.commandLine().getOut().println("model: " + outcome.bundle().folder());
    if (activate) {
      spec.commandLine().getOut().println(place.activate());
    }
    return 0;
  }

  private Path models() {
    return models == null ? Project.root().resolve("models") : models;
  }

  private RoundRequest request(Manifest.Identity identity, Corpus corpus) {
    var workspace = Project.root().resolve("training-runs").resolve(identity.label());
    return new RoundRequest(
        base == null ? PretrainedEncoder.packaged() : PretrainedEncoder.ofFolder(base),
        limit == null ? corpus : corpus.sampled(limit),
        settings(),
        new RoundRequest.Label(identity, Project.version(), seed),
        new RoundRequest.Places(models(), workspace, resume));
  }

  private TrainingSettings settings() {
    var settings = TrainingSettings.DEFAULTS;
    if (epochs != null) {
      settings =
          settings
              .withPruning(settings.pruning().withEpochs(epochs))
              .withEncoder(settings.encoder().withEpochs(epochs));
    }
    if (feedForward != null) {
      settings = settings.withPruning(settings.pruning().withKeptShare(feedForward));
    }
    if (maxTokens != null) {
      settings = settings.withBatches(settings.batches().withMaxTokens(maxTokens));
    }
    return settings;
  }
}
