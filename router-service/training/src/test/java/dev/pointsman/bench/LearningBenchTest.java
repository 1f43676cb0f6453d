package dev.pointsman.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.bundle.ModelFolders;
import dev.pointsman.dataset.CorpusReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class LearningBenchTest {
  private static final Path PROJECT = Path.of("../..");
  private static final int DECISIONS = 60;
  private static final int WORLDS = 10;

  @Test
  void printsEveryFigureBesideItsBound() throws IOException {
    var model = new ModelFolders(List.of(PROJECT.resolve("models"))).serving();
    var corpus = CorpusReader.seed(PROJECT.resolve("training-data/seed")).sampled(30);
    var bench = new LearningBench(model, corpus, step -> {});
    assertThat(bench.measure(DECISIONS, WORLDS).text())
        .contains("retrain on 60 decisions", "at most 30 min")
        .contains("processor time", "verdict where one tenant lies")
        .contains("95 % interval holds the truth, 10 worlds", "93 to 97 %")
        .contains("canary called back though no worse", "at most 5 %");
  }
}
