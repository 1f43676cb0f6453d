package dev.pointsman.session;

import static dev.pointsman.session.Talk.HAIKU;
import static dev.pointsman.session.Talk.NOON;
import static dev.pointsman.session.Talk.OPUS;
import static dev.pointsman.session.Talk.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.unit.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SessionsTest {
  private static final CallPosition FIRST = Talk.at(user("fix it"));
  private static final SessionKey KEY = key("local", "s");

  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  private final Sessions sessions = new Sessions(100, Duration.ofHours(6), now::get);

  @Test
  void anUnknownSessionIsFresh() {
    assertThat(sessions.of(KEY)).isEqualTo(SessionState.FRESH);
    assertThat(sessions.size()).isZero();
  }

  @Test
  void remembersWhereACallWent() {
    sessions.decided(KEY, FIRST, OPUS);
    sessions.served(KEY, Talk.answered(HAIKU, 1, 2, 3));
    assertThat(sessions.of(KEY).lastTarget()).contains(HAIKU);
  }

  @Test
  void trial41TenantsShareNothing() {
    for (var tenant = 0; tenant < 50; tenant++) {
      assertThat(sessions.of(key("tenant" + tenant, "s")).isFresh()).isTrue();
      sessions.decided(key("tenant" + tenant, "s"), FIRST, tenant % 2 == 0 ? HAIKU : OPUS);
    }
    assertThat(sessions.of(key("tenant0", "s")).lastTarget()).contains(HAIKU);
    assertThat(sessions.of(key("tenant1", "s")).lastTarget()).contains(OPUS);
  }

  @Test
  void holdsNoMoreThanItMay() {
    IntStream.range(0, 10_000).forEach(i -> sessions.decided(key("local", "s" + i), FIRST, OPUS));
    assertThat(sessions.size()).isEqualTo(100);
  }

  @Test
  void forgetsTheLeastRecentlyUsed() {
    sessions.decided(KEY, FIRST, OPUS);
    for (var i = 0; i < 150; i++) {
      sessions.decided(key("local", "s" + i), FIRST, HAIKU);
      sessions.of(KEY);
    }
    assertThat(sessions.of(KEY).lastTarget()).contains(OPUS);
    assertThat(sessions.of(key("local", "s0")).isFresh()).isTrue();
  }

  @Test
  void forgetsASessionThatWasIdleForLong() {
    sessions.decided(KEY, FIRST, OPUS);
    now.set(NOON.plus(Duration.ofHours(6)));
    assertThat(sessions.of(KEY).isFresh()).isTrue();
  }

  @Test
  void losesNoCallOfManyThreads() {
    IntStream.range(0, 2_000).parallel().forEach(_ -> sessions.decided(KEY, FIRST, OPUS));
    assertThat(sessions.of(KEY).tally().calls()).isEqualTo(2_000);
  }

  @Test
  void neverHoldsMoreThanAFewTargets() {
    IntStream.range(0, 500).forEach(_ -> sessions.decided(KEY, FIRST, OPUS));
    assertThat(sessions.of(KEY).targets()).hasSize(8);
  }

  private static SessionKey key(String tenant, String session) {
    return new SessionKey(new TenantId(tenant), session, "");
  }
}
