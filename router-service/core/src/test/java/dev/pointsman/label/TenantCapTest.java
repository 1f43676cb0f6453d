package dev.pointsman.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.pointsman.label.TenantCap.Voice;
import dev.pointsman.unit.TenantId;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenantCapTest {
  private static final TenantId LIAR = tenant(0);
  private static final double HAIR = 1e-9;

  @Test
  void leavesASingleTenantAlone() {
    assertThat(TenantCap.DEFAULT.factors(Map.of(tenant(1), new Voice(1_000, 3))))
        .containsValue(1.0);
  }

  @Test
  void leavesTenantsWhoseSessionsAreAlikeAlone() {
    var voices =
        Map.of(
            tenant(1),
            new Voice(900, 90),
            tenant(2),
            new Voice(60, 6),
            tenant(3),
            new Voice(40, 4));
    assertThat(TenantCap.DEFAULT.factors(voices).values()).containsOnly(1.0);
  }

  /// Trial 31: one tenant, a tenth of the sessions, reports a hundred times as much as the others.
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 10})
  void trial31ATenthOfTheSessionsHasATenthOfTheWeight(int tenants) {
    var voices = new HashMap<TenantId, Voice>();
    voices.put(LIAR, new Voice(10_000, 10));
    for (var i = 1; i < tenants; i++) {
      voices.put(tenant(i), new Voice(90.0 / (tenants - 1), 90 / (tenants - 1)));
    }
    assertThat(share(LIAR, voices, TenantCap.DEFAULT)).isCloseTo(0.1, within(HAIR));
  }

  @Test
  void whoeverSaysLittleIsNotRaised() {
    var voices = Map.of(tenant(1), new Voice(90, 90), tenant(2), new Voice(1, 10));
    assertThat(TenantCap.DEFAULT.factors(voices).values()).containsOnly(1.0);
  }

  @Test
  void fewerSessionsThanTheOthersNeverHaveMoreThanHalf() {
    var voices =
        Map.of(
            tenant(1),
            new Voice(40, 40),
            tenant(2),
            new Voice(30, 30),
            tenant(3),
            new Voice(1, 30));
    assertThat(share(tenant(1), voices, TenantCap.DEFAULT)).isCloseTo(0.5, within(HAIR));
  }

  /// Trial 31: whatever a tenant sends, its part of the weight is bounded.
  @Test
  void trial31NoTenantHoldsMoreThanItsLimit() {
    var random = new Random(31);
    for (var run = 0; run < 500; run++) {
      var cap = new TenantCap(0.5 + 0.4 * random.nextDouble());
      var voices = new HashMap<TenantId, Voice>();
      var tenants = 2 + random.nextInt(12);
      for (var i = 0; i < tenants; i++) {
        voices.put(
            tenant(i), new Voice(Math.exp(8 * random.nextDouble()), 1 + random.nextInt(1_000)));
      }
      var sessions = voices.values().stream().mapToLong(Voice::sessions).sum();
      assertThat(voices)
          .allSatisfy((id, voice) -> {
            var hasMost = voice.sessions() >= cap.largestShare() * sessions;
            assertThat(share(id, voices, cap))
                .isLessThanOrEqualTo((hasMost ? 1 : cap.largestShare()) + HAIR);
          });
    }
  }

  @Test
  void refusesAShareThatIsNone() {
    assertThatThrownBy(() -> new TenantCap(0.4)).hasMessageContaining("[0.5, 1]");
    assertThatThrownBy(() -> new TenantCap(Double.NaN)).hasMessageContaining("[0.5, 1]");
  }

  private static double share(TenantId tenant, Map<TenantId, Voice> voices, TenantCap cap) {
    var factors = cap.factors(voices);
    var capped = new HashMap<TenantId, Double>();
    voices.forEach((id, voice) -> capped.put(id, voice.weight() * factors.getOrDefault(id, 9.0)));
    return capped.getOrDefault(tenant, 9.0)
        / capped.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  private static TenantId tenant(int number) {
    return new TenantId("t" + number);
  }
}
