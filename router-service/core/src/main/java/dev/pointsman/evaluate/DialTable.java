package dev.pointsman.evaluate;

import dev.pointsman.unit.Probability;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What several dials are worth by the same calls.
///
/// @param notes what the figures rest on, and why a dial has none
public record DialTable(String title, List<DialWorth> worths, List<String> notes) {
  public DialTable {
    worths = List.copyOf(worths);
    notes = List.copyOf(notes);
    if (worths.isEmpty()) {
      throw new IllegalArgumentException("expected the worth of at least one dial, got none");
    }
  }

  /// The cheapest dial whose success is the target at least; of those that cost the same, the
  /// first.
  public Optional<DialWorth> cheapest(Probability target) {
    return worths.stream()
        .filter(worth -> worth.success().value() >= target.value())
        .min(Comparator.comparingDouble(worth -> worth.cost().value()));
  }

  /// The dial of most success.
  public DialWorth nearest() {
    return worths.stream()
        .max(Comparator.comparingDouble(worth -> worth.success().value()))
        .orElseThrow();
  }
}
