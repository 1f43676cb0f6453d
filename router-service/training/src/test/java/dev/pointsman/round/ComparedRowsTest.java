package dev.pointsman.round;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.dataset.Corpus;
import dev.pointsman.dataset.CorpusReader;
import dev.pointsman.dataset.LabeledExample;
import dev.pointsman.dataset.Split;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ComparedRowsTest {
  private static final Corpus SEED = CorpusReader.seed(Path.of("../../training-data/seed"));

  @Test
  void aLargeCorpusIsComparedOnHeldOutRowsAlone() {
    assertThat(ComparedRows.of(SEED))
        .hasSizeGreaterThanOrEqualTo(ComparedRows.FEWEST)
        .allSatisfy(row -> assertThat(split(row)).isEqualTo(Split.TEST));
  }

  @Test
  void oneRowOnABorderDoesNotFailASmallCorpus() {
    var small = SEED.sampled(150);
    assertThat(small.examples(Split.TEST)).hasSizeLessThan(50);
    assertThat(ComparedRows.of(small))
        .hasSizeGreaterThanOrEqualTo(ComparedRows.FEWEST)
        .containsAll(small.examples(Split.TEST))
        .doesNotHaveDuplicates();
  }

  private static Split split(LabeledExample row) {
    return Split.of(row.provenance().group());
  }
}
