package dev.pointsman.cli.training;

import dev.pointsman.dataset.Corpus;
import dev.pointsman.dataset.CorpusReader;
import java.nio.file.Path;
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

  Corpus corpus() {
    var seed = seedSet == null ? Project.root().resolve("training-data/seed") : seedSet;
    return data == null ? CorpusReader.seed(seed) : CorpusReader.seedAndData(seed, data);
  }
}
