package dev.pointsman.round;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.dataset.Split;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UnseenTest {
  private static final Instant MADE = Instant.parse("2026-11-20T20:00:00Z");
  private static final Unseen WITH_PEERS = new Unseen(Split.FOLDS, MADE);
  private static final List<String> GROUPS =
      IntStream.range(0, 100).mapToObj(number -> "tenant/session " + number).toList();

  @Test
  void everySessionThatTheIncumbentCannotKnowJudges() {
    assertThat(GROUPS).allMatch(group -> WITH_PEERS.holds(group, MADE.plusSeconds(1)));
  }

  @Test
  void ofEarlierSessionsTheTestSplitAloneJudges() {
    assertThat(GROUPS)
        .allMatch(group -> WITH_PEERS.holds(group, MADE) == (Split.of(group) == Split.TEST));
  }

  @Test
  void withoutPeersTheTestSplitAloneJudges() {
    assertThat(GROUPS)
        .allMatch(group ->
            new Unseen(1, MADE).holds(group, MADE.plusSeconds(1))
                == (Split.of(group) == Split.TEST));
  }
}
