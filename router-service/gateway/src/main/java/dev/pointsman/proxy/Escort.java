package dev.pointsman.proxy;

import dev.pointsman.catalog.Target;
import dev.pointsman.upstream.HeaderFields;
import dev.pointsman.upstream.Served;

/// What the caller adds to a routed call on its way back to the client.
public interface Escort {
  /// Headers for the client that name the decision and the target that answers.
  HeaderFields labels(Target target);

  /// Hears what came of the call, right before the client gets the end of its answer: its next call
  /// may come at once.
  void ending(Served soFar);

  /// Returns when the client may be sent its first byte: when the decision is in the journal.
  void awaitReceipt();
}
