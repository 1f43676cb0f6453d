package dev.pointsman.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointsman.unit.TenantId;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TenantCapTest {
  @Test
  void leavesASingleTenantAlone() {
    assertThat(TenantCap.DEFAULT.factors(Map.of(tenant(1), 1_000.0))).containsValue(1.0);
  }

  @Test
  void leavesTenantsBelowTheShareAlone() {
    var weights = Map.of(tenant(1), 40.0, tenant(2), 30.0, tenant(3), 30.0);
    assertThat(TenantCap.DEFAULT.factors(weights).values()).containsOnly(1.0);
  }

  @Test
  void cutsTheOneThatOutweighsAllOthers() {
    var factors =
        TenantCap.DEFAULT.factors(Map.of(tenant(1), 900.0, tenant(2), 60.0, tenant(3), 40.0));
    assertThat(900 * factors.getOrDefault(tenant(1), 0.0)).isEqualTo(100.0);
    assertThat(factors.getOrDefault(tenant(2), 0.0)).isEqualTo(1.0);
  }

  /// Trial 31: whatever a tenant sends, its part of the weight is bounded.
  @Test
  void trial31NoTenantHoldsMoreThanItsShare() {
    var random = new Random(31);
    for (var run = 0; run < 500; run++) {
      var cap = new TenantCap(0.2 + 0.6 * random.nextDouble());
      var weights = new HashMap<TenantId, Double>();
      var tenants = 2 + random.nextInt(12);
      for (var i = 0; i < tenants; i++) {
        weights.put(tenant(i), Math.exp(8 * random.nextDouble()));
      }
      var factors = cap.factors(weights);
      var total =
          weights.entrySet().stream()
              .mapToDouble(entry -> entry.getValue() * factors.getOrDefault(entry.getKey(), 0.0))
              .sum();
      var allowed = Math.max(cap.share(), 1.0 / tenants) * total * (1 + 1e-9);
      assertThat(weights)
          .allSatisfy((id, weight) ->
              assertThat(weight * factors.getOrDefault(id, 9.0)).isLessThanOrEqualTo(allowed));
    }
  }

  @Test
  void refusesAShareThatIsNone() {
    assertThatThrownBy(() -> new TenantCap(0)).hasMessageContaining("(0, 1]");
    assertThatThrownBy(() -> new TenantCap(Double.NaN)).hasMessageContaining("(0, 1]");
  }

  private static TenantId tenant(int number) {
    return new TenantId("t" + number);
  }
}
