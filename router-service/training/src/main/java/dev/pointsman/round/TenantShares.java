package dev.pointsman.round;

import dev.pointsman.dataset.TrainingRow;
import dev.pointsman.label.TenantCap;
import dev.pointsman.label.TenantCap.Voice;
import dev.pointsman.unit.TenantId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Lowers the weights of a tenant's rows that together would outweigh all others'.
final class TenantShares {
  private TenantShares() {}

  static List<TrainingRow> capped(List<TrainingRow> rows, TenantCap cap) {
    var voices =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.origin().tenant(),
                    Collectors.collectingAndThen(Collectors.toList(), TenantShares::voice)));
    return weighed(rows, cap.factors(voices));
  }

  /// Each tenant's rows with this factor on their weight; 1 where there is none.
  static List<TrainingRow> weighed(List<TrainingRow> rows, Map<TenantId, Double> factors) {
    return rows.stream()
        .map(row -> weighed(row, factors.getOrDefault(row.origin().tenant(), 1.0)))
        .toList();
  }

  private static Voice voice(List<TrainingRow> rows) {
    return new Voice(
        rows.stream().mapToDouble(row -> row.lesson().tier().weight()).sum(),
        rows.stream().map(row -> row.origin().group()).distinct().count());
  }

  private static TrainingRow weighed(TrainingRow row, double factor) {
    return row.weighing(factor * row.lesson().tier().weight());
  }
}
