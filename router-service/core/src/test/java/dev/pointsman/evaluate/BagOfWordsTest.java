package dev.pointsman.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.evaluate.BagOfWords.Row;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BagOfWordsTest {
  private static final List<Row> ROWS =
      IntStream.range(0, 40)
          .boxed()
          .flatMap(i ->
              Stream.of(
                  new Row("prove the theorem number " + i, 1),
                  new Row("rename variable number " + i, 0)))
          .toList();

  @Test
  void learnsTheWordsThatTellTheTargetsApart() {
    var model = BagOfWords.fitted(ROWS, 1);
    assertThat(model.predict("prove another theorem"))
        .isGreaterThan(model.predict("rename another variable") + 0.3);
  }

  @Test
  void theSameSeedGivesTheSameModel() {
    assertThat(BagOfWords.fitted(ROWS, 1).predict("prove"))
        .isEqualTo(BagOfWords.fitted(ROWS, 1).predict("prove"));
  }

  @Test
  void predictsTheMeanForATextWithoutWords() {
    assertThat(BagOfWords.fitted(ROWS, 1).predict("")).isEqualTo(0.5);
  }
}
