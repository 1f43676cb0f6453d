package dev.pointsman.cli.training;

import dev.pointsman.dataset.Corpus;
import dev.pointsman.dataset.CorpusReader;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where the rows come from: options that `train` and `evaluate` share.
final class DataOptions {
  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description =
          "Public data beside the seed set (agent_steps.jsonl, livecodebench.jsonl ...); nothing of it is copied.")
  private @Nullable Path data;

  @Option(
      names = "--seed-set",
      paramLabel = "FOLDER",
      description = "The seed set (default: the project's training-data/seed).")
  private @Nullable Path seedSet;

  /// @param progress is told which files are read: a folder that was meant otherwise makes another
  ///   model
  Corpus corpus(Consumer<String> progress) {
    var seed = seedSet == null ? Project.root().resolve("training-data/seed") : seedSet;
    progress.accept(reading(seed, CorpusReader.seedFiles(seed)));
    if (data == null) {
      return CorpusReader.seed(seed);
    }
    progress.accept(reading(data, CorpusReader.dataFiles(data)));
    return CorpusReader.seedAndData(seed, data);
  }

  private static String reading(Path folder, List<Path> files) {
    return files.stream()
        .map(file -> String.valueOf(file.getFileName()))
        .collect(Collectors.joining(", ", "reading " + folder + ": ", ""));
  }
}
