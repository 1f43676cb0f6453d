package dev.pointsman.insight;

import dev.pointsman.unit.Probability;
import java.util.List;

/// The policy that is to be judged: the chance with which it would draw each tier, cheapest first.
public interface TargetPolicy {
  List<Probability> chances(LoggedDecision decision);
}
