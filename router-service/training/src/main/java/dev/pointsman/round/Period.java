package dev.pointsman.round;

import dev.pointsman.journal.DecisionFilter;
import java.time.Instant;

/// From an instant to before another, as a person may leave either open.
///
/// @param since `Instant.MIN` for the beginning
/// @param until `Instant.MAX` for no end
public record Period(Instant since, Instant until) {
  public static final Period EVER = new Period(Instant.MIN, Instant.MAX);

  public Period {
    if (!since.isBefore(until)) {
      throw new IllegalArgumentException(
          "expected a period that ends after its beginning, got " + since + " to " + until);
    }
  }

  /// What of it lies before an instant.
  Period before(Instant end) {
    return end.isBefore(until) ? new Period(since, end) : this;
  }

  boolean holds(Instant at) {
    return !at.isBefore(since) && at.isBefore(until);
  }

  DecisionFilter filter() {
    var filter = DecisionFilter.EVERYTHING;
    filter = since.equals(Instant.MIN) ? filter : filter.since(since);
    return until.equals(Instant.MAX) ? filter : filter.until(until);
  }

  /// In words.
  String beginning() {
    return since.equals(Instant.MIN) ? "the beginning" : since.toString();
  }

  @Override
  public String toString() {
    return "between %s and %s".formatted(beginning(), until.equals(Instant.MAX) ? "now" : until);
  }
}
