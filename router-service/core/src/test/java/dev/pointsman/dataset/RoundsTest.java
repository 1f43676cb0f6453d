package dev.pointsman.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointsman.disk.ForcedPaths;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoundsTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  @TempDir private Path home;

  @Test
  void pruningKeepsTheNewestAndTheOneInProgress() throws IOException {
    for (var hour = 0; hour < 4; hour++) {
      begun(hour).end("refused");
    }
    var current = begun(4);
    try (var turn = rounds().turn()) {
      turn.prune(2, Set.of());
    }
    assertThat(rounds().all())
        .extracting(RoundFolder::name)
        .containsExactly("20261121-140000", "20261121-150000", current.name());
  }

  @Test
  void pruningSparesTheRoundOfWhatServesHoweverOldItIs() throws IOException {
    var serving = begun(0);
    for (var hour = 0; hour < 4; hour++) {
      begun(hour).end("unproven");
    }
    try (var turn = rounds().turn()) {
      turn.prune(1, Set.of(serving));
    }
    assertThat(rounds().all())
        .extracting(RoundFolder::name)
        .containsExactly(serving.name(), "20261121-150000");
  }

  @Test
  void anAbandonedRoundIsPrunedLikeAnEndedOne() throws IOException {
    begun(0);
    begun(1).end("promote");
    try (var turn = rounds().turn()) {
      turn.prune(1, Set.of());
    }
    assertThat(rounds().all()).extracting(RoundFolder::name).containsExactly("20261121-130000");
  }

  @Test
  void onlyTheNewestCanBeGoneOnWith() throws IOException {
    begun(0);
    assertThat(rounds().unfinished()).isPresent();
    begun(1).end("promote");
    assertThat(rounds().unfinished()).isEmpty();
  }

  @Test
  void whatItResumesByIsOnTheDiskBeforeItHasItsName() throws IOException {
    var round = begun(0);
    var forced = ForcedPaths.within(home, () -> round.write(RoundFolder.VECTORS, "vectors"));
    assertThat(forced).containsExactly(round.file(".vectors.bin.partial"));
    assertThat(round.text(RoundFolder.VECTORS)).isEqualTo("vectors");
  }

  @Test
  void oneProcessHasItsTurn() {
    try (var turn = rounds().turn()) {
      assertThat(turn).isNotNull();
      assertThatThrownBy(() -> rounds().turn())
          .isInstanceOf(TrainingSetRefused.class)
          .hasMessageContaining("another process retrains");
    }
    rounds().turn().close();
  }

  private RoundFolder begun(int hour) throws IOException {
    var round = rounds().at(NOON.plusSeconds(3_600L * hour));
    round.begin(Map.of("hour", hour), "a-set");
    return round;
  }

  private Rounds rounds() {
    return Rounds.in(home);
  }
}
