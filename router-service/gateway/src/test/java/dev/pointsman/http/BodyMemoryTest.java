package dev.pointsman.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class BodyMemoryTest {
  private final BodyMemory memory = new BodyMemory(100, Duration.ofMillis(50));

  @Test
  void thereIsRoomAgainForWhatWasGivenBack() {
    var room = memory.take(70).orElseThrow();
    assertThat(memory.take(31)).isEmpty();
    room.close();
    assertThat(memory.take(100)).isPresent();
  }

  @Test
  void whatIsLargerThanAllIsTakenAlone() {
    var room = memory.take(5_000_000_000L).orElseThrow();
    assertThat(memory.take(1)).isEmpty();
    room.close();
    assertThat(memory.take(1)).isPresent();
  }

  @Test
  void aRoomGrowsWhereThereIsSpaceAndGivesBackWhatItDoesNotNeed() {
    var room = memory.take(10).orElseThrow();
    try (var _ = memory.take(20).orElseThrow()) {
      assertThat(room.extend(90)).isFalse();
      assertThat(room.extend(80)).isTrue();
      room.shrink(15);
      assertThat(memory.take(65)).isPresent();
      assertThat(memory.take(1)).isEmpty();
    }
  }

  @Test
  void whatIsSmallPassesWhatWaits() throws Exception {
    var patient = new BodyMemory(100, Duration.ofSeconds(20));
    var room = patient.take(50).orElseThrow();
    var waiting = new FutureTask<>(() -> patient.take(80));
    var waiter = Thread.ofVirtual().start(waiting);
    while (waiter.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    assertThat(patient.takeAtOnce(51)).isEmpty();
    patient.takeAtOnce(50).orElseThrow().close();
    room.close();
    assertThat(waiting.get()).isPresent();
  }

  @Test
  void closingTwiceGivesNothingTwice() {
    var room = memory.take(60).orElseThrow();
    room.close();
    room.close();
    assertThat(memory.take(100)).isPresent();
    assertThat(memory.take(1)).isEmpty();
  }

  @Test
  void whoWaitsIsServedWhenRoomComesFree() throws Exception {
    var patient = new BodyMemory(100, Duration.ofSeconds(20));
    var room = patient.take(100).orElseThrow();
    var waiting = new FutureTask<>(() -> patient.take(80));
    Thread.ofVirtual().start(waiting);
    room.close();
    assertThat(waiting.get()).isPresent();
  }
}
