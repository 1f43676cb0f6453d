package dev.pointsman.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.dataset.Corpus;
import dev.pointsman.dataset.CorpusReader;
import dev.pointsman.dataset.LabeledExample;
import dev.pointsman.dataset.NearDuplicates;
import dev.pointsman.request.TaskType;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SeedSetTest {
  private static final Corpus SEED = CorpusReader.seed(Sources.ROOT.resolve("training-data/seed"));

  @Test
  void hasAtLeastFifteenHundredRows() {
    assertThat(SEED.plain()).hasSizeGreaterThanOrEqualTo(1_500);
  }

  @Test
  void hasAtLeastFortyRowsOfEveryTaskType() {
    var counts =
        SEED.plain().stream()
            .flatMap(row -> row.taskTypes().stream())
            .collect(Collectors.groupingBy(type -> type, Collectors.counting()));
    assertThat(Arrays.asList(TaskType.values()))
        .allSatisfy(type -> assertThat(counts.getOrDefault(type, 0L)).isGreaterThanOrEqualTo(40));
  }

  @Test
  void mostRowsCarryATrajectory() {
    var carrying =
        SEED.plain().stream()
            .filter(row -> row.features().values().value("context_tokens").isPresent())
            .count();
    assertThat((double) carrying / SEED.plain().size()).isGreaterThan(0.5);
  }

  @Test
  void atMostTwoInAHundredRowsAreNearDuplicates() {
    var texts = SEED.plain().stream().map(row -> row.features().text().prompt()).toList();
    var duplicates =
        new NearDuplicates(0.6)
            .among(texts).stream().map(NearDuplicates.Pair::second).distinct().count();
    assertThat((double) duplicates / texts.size()).isLessThanOrEqualTo(0.02);
  }

  @Test
  void idsAreUnique() {
    assertThat(SEED.plain())
        .extracting(LabeledExample::provenance)
        .extracting(LabeledExample.Provenance::id)
        .doesNotHaveDuplicates();
  }
}
