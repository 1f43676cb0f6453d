package dev.pointsman.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrialsTest {
  @Test
  void trial30NoTierSwitchesBetweenAToolCallAndItsResult() {
    var switches =
        IntStream.range(0, 10_000)
            .map(seed -> new FuzzedSession(new Random(seed), Calls.POLICY).switchesInLoops(8))
            .sum();
    assertThat(switches).isZero();
  }

  @Test
  void trial30NeitherDoesAnExploringPolicySwitchThere() {
    var switches =
        IntStream.range(0, 5_000)
            .map(seed -> new FuzzedSession(new Random(seed), Calls.EXPLORING).switchesInLoops(8))
            .sum();
    assertThat(switches).isZero();
  }

  @Test
  void theFuzzedSessionsDoSwitchElsewhere() {
    var session = new FuzzedSession(new Random(1), Calls.POLICY);
    session.switchesInLoops(60);
    assertThat(session.tiers()).contains(Calls.FAST, Calls.PREMIUM);
  }

  @Test
  void trial27EqualSessionsAreDecidedAlikeOnEveryThread() {
    var once = IntStream.range(0, 300).mapToObj(TrialsTest::tiers).toList();
    var again = IntStream.range(0, 300).parallel().mapToObj(TrialsTest::tiers).toList();
    assertThat(again).isEqualTo(once);
  }

  private static List<String> tiers(int seed) {
    var session = new FuzzedSession(new Random(seed), Calls.POLICY);
    session.switchesInLoops(10);
    return session.tiers().stream().map(Object::toString).toList();
  }
}
