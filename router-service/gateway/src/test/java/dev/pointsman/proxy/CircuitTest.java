package dev.pointsman.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.proxy.Stage.SteppingClock;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CircuitTest {
  private final SteppingClock clock = new SteppingClock();
  private final Circuit circuit = new Circuit(clock);

  @Test
  void trial19OpensAfterFiveFailuresInARow() {
    IntStream.range(0, 4).forEach(_ -> circuit.failed());
    assertThat(circuit.admits()).isTrue();
    circuit.failed();
    assertThat(circuit.admits()).isFalse();
  }

  @Test
  void opensWhenHalfOfTheLastCallsFailed() {
    for (var i = 0; i < 10; i++) {
      circuit.succeeded();
      circuit.failed();
    }
    assertThat(circuit.admits()).isFalse();
  }

  @Test
  void trial19AdmitsOneProbeAtATimeAndOneGoodProbeClosesIt() {
    IntStream.range(0, 5).forEach(_ -> circuit.failed());
    clock.advance(Duration.ofSeconds(5));
    assertThat(circuit.admits()).isTrue();
    assertThat(circuit.admits()).isFalse();
    circuit.succeeded();
    assertThat(circuit.admits()).isTrue();
    assertThat(circuit.admits()).isTrue();
  }

  @Test
  void aFailedProbeDoublesTheRest() {
    IntStream.range(0, 5).forEach(_ -> circuit.failed());
    clock.advance(Duration.ofSeconds(5));
    assertThat(circuit.admits()).isTrue();
    circuit.failed();
    assertThat(circuit.untilProbe()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void aProbeWithoutAVerdictLeavesRoomForTheNext() {
    IntStream.range(0, 5).forEach(_ -> circuit.failed());
    clock.advance(Duration.ofSeconds(5));
    assertThat(circuit.admits()).isTrue();
    circuit.undecided();
    assertThat(circuit.admits()).isTrue();
  }
}
