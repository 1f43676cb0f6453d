package dev.pointsman.journal;

import java.util.List;

/// Some decisions in order, and the cursor behind them.
public record DecisionPage(List<DecisionRecord> records, Cursor next) {
  public DecisionPage {
    records = List.copyOf(records);
  }
}
