package dev.pointsman.bench;

import dev.pointsman.round.TextTable;
import java.util.List;

/// Figures for people, and what went wrong while they were taken.
public record MeasuredTable(TextTable table, List<String> errors) {
  public MeasuredTable {
    errors = List.copyOf(errors);
  }
}
