package dev.pointsman.label;

import dev.pointsman.unit.TenantId;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;

/// Keeps any one tenant from teaching the model on its own: no tenant holds more than this share of
/// all tenants' weight. Where there are too few tenants for that, the largest are made equal; a
/// single tenant needs no protection from itself.
public record TenantCap(double share) {
  /// No tenant outweighs all others together.
  public static final TenantCap DEFAULT = new TenantCap(0.5);

  public TenantCap {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException("expected a share in (0, 1], got " + share);
    }
  }

  /// The factor from 0 to 1 on the weight of each tenant's rows.
  public Map<TenantId, Double> factors(Map<TenantId, Double> weights) {
    var most = most(weights);
    return weights.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, tenant -> factor(tenant.getValue(), most)));
  }

  private static double factor(double weight, double most) {
    return weight > most ? most / weight : 1;
  }

  /// The most that a tenant may weigh: with the `n` largest at this limit, and the rest weighing
  /// `r` together, `limit = share * (n * limit + r)`.
  private double most(Map<TenantId, Double> weights) {
    var sorted =
        weights.values().stream()
            .filter(weight -> weight > 0)
            .sorted(Comparator.reverseOrder())
            .toList();
    if (sorted.size() < 2) {
      return Double.POSITIVE_INFINITY;
    }
    var possible = Math.max(share, 1.0 / sorted.size());
    var rest = sorted.stream().mapToDouble(Double::doubleValue).sum();
    for (var n = 0; n < sorted.size() - 1; n++) {
      var limit = possible * rest / (1 - possible * n);
      if (sorted.get(n) <= limit) {
        return limit;
      }
      rest -= sorted.get(n);
    }
    return sorted.getLast();
  }
}
