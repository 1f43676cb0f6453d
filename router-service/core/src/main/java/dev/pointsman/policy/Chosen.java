package dev.pointsman.policy;

import java.util.List;

/// A plan, and what speaks for it.
record Chosen(RoutePlan plan, List<Reason> reasons) {
  Chosen {
    reasons = List.copyOf(reasons);
  }
}
