package dev.pointsman.round;

import dev.pointsman.insight.Comparison;
import dev.pointsman.insight.Figure;
import dev.pointsman.insight.Finding;
import dev.pointsman.unit.TenantId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// Asks whether a candidate is what it seems without any one tenant's word: whoever lies may make a
/// candidate look good only where the others agree. The estimates themselves are held to the
/// margins: intervals of a part of the log would hold back what the whole log shows. The worst of
/// several noisy parts is no proof either way, so that it refuses only where its interval lies
/// beyond a margin as a whole.
final class TenantCheck {
  static final String NAME = "logged traffic, any tenant left out";

  /// Who has less of the sessions moves no estimate by much.
  private static final double LEAST_SHARE = 0.05;

  private final GateSettings settings;

  TenantCheck(GateSettings settings) {
    this.settings = settings;
  }

  /// What the others' sessions tell.
  ///
  /// @param excess how far the estimates lie beyond the margins, below 0 where within
  /// @param atLeast how far the better ends of their intervals do
  private record Without(
      TenantId tenant, double shipped, double cost, double excess, double atLeast) {
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "without %s: shipped %+.1f %%, cost %+.1f %%",
          tenant,
          100 * shipped,
          100 * cost);
    }
  }

  Check check(LoggedTraffic traffic, Function<LoggedTraffic, Comparison> compared) {
    var least = LEAST_SHARE * traffic.tasks().size();
    var told =
        traffic.tenants().entrySet().stream()
            .filter(tenant -> tenant.getValue().size() >= least)
            .flatMap(tenant -> without(tenant.getKey(), traffic, compared).stream())
            .toList();
    var demand =
        String.format(
            Locale.ROOT,
            "shipped from %+.1f %%, cost to %+.1f %%",
            -100 * settings.shippedMargin(),
            100 * settings.costMargin());
    return told.stream()
        .max(Comparator.comparingDouble(Without::excess))
        .map(worst -> judged(worst, demand))
        .orElseGet(() -> Check.held(NAME, "nothing that could be told", demand));
  }

  private static Check judged(Without worst, String demand) {
    if (worst.excess() <= 0) {
      return Check.held(NAME, worst.toString(), demand);
    }
    var missing = String.format(Locale.ROOT, "%+.1f %%", 100 * worst.excess());
    return worst.atLeast() > 0
        ? Check.missed(NAME, worst.toString(), demand, missing)
        : Check.unknown(NAME, worst.toString(), demand)
            .with(
                "the estimate lies %s beyond the margin, its interval reaches within"
                    .formatted(missing));
  }

  /// Nothing where the others' sessions cannot tell.
  private List<Without> without(
      TenantId tenant, LoggedTraffic traffic, Function<LoggedTraffic, Comparison> compared) {
    var others = traffic.without(tenant);
    if (others.tasks().isEmpty()) {
      return List.of();
    }
    var comparison = compared.apply(others);
    return comparison.difference(Figure.SHIPPED_RATE) instanceof Finding.Estimated shipped
            && comparison.difference(Figure.USD_PER_SHIPPED) instanceof Finding.Estimated cost
        ? List.of(without(tenant, shipped, cost))
        : List.of();
  }

  private Without without(TenantId tenant, Finding.Estimated shipped, Finding.Estimated cost) {
    return new Without(
        tenant,
        shipped.value(),
        cost.value(),
        excess(shipped.value(), cost.value()),
        excess(shipped.high(), cost.low()));
  }

  private double excess(double shipped, double cost) {
    return Math.max(settings.excessOfShipped(shipped), settings.excessOfCost(cost));
  }
}
