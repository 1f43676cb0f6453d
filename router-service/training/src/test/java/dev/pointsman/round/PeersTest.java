package dev.pointsman.round;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.classify.Classifier;
import dev.pointsman.classify.ClassifierAnswer.Cause;
import dev.pointsman.classify.ClassifierAnswer.Unavailable;
import dev.pointsman.dataset.Split;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PeersTest {
  private static final List<Classifier> MODELS =
      IntStream.range(0, Split.FOLDS).mapToObj(PeersTest::model).toList();

  @Test
  void theFirstOneServesAndEachSpeaksOfItsOwnFold() {
    var peers = new Peers(MODELS);
    assertThat(peers.model()).isSameAs(MODELS.getFirst());
    assertThat(IntStream.range(0, Split.FOLDS).mapToObj(peers::unawareOf).toList())
        .isEqualTo(MODELS);
  }

  @Test
  void aModelWithoutPeersSpeaksOfAllFolds() {
    var alone = Peers.alone(MODELS.getFirst());
    assertThat(IntStream.range(0, Split.FOLDS).mapToObj(alone::unawareOf))
        .containsOnly(MODELS.getFirst());
  }

  private static Classifier model(int number) {
    return _ -> new Unavailable(Cause.NO_MODEL, "model " + number);
  }
}
