package dev.pointsman.insight;

import dev.pointsman.journal.ClientProgram;
import java.util.List;

/// How far one measurement has moved from where it lay in the training set.
///
/// @param psi the population stability index
/// @param rows that it rests on
/// @param missingBefore the share of the training rows without it
/// @param missingNow the share of the recent rows without it
/// @param clients whose calls moved it, the greatest share first; empty unless it has moved
public record Shift(
    String name,
    double psi,
    long rows,
    double missingBefore,
    double missingNow,
    List<OfClient> clients) {
  /// From here on a shift is worth a look.
  public static final double NOTABLE = 0.1;

  /// From here on the model decides about other traffic than it has learnt from.
  public static final double ALARMING = 0.25;

  public Shift {
    clients = List.copyOf(clients);
  }

  public boolean isNotable() {
    return psi > NOTABLE;
  }

  /// One version of a client program.
  ///
  /// @param psi of its calls alone
  /// @param share of the index that goes away without its calls; negative where they held it down
  public record OfClient(ClientProgram client, long rows, double psi, double share) {}
}
