package dev.pointsman.proxy;

import dev.pointsman.catalog.Target;
import dev.pointsman.upstream.Attempt;
import dev.pointsman.upstream.HeaderFields;
import java.util.List;

/// What the caller adds to a routed call on its way back to the client.
public interface Escort {
  /// Headers for the client that name the decision and the target that answers.
  HeaderFields labels(Target target);

  /// Hears what was tried so far, right before the client gets the end of its answer: its next call
  /// may come at once.
  void ending(List<Attempt> attempts);

  /// Returns when the client may be sent its first byte: when the decision is in the journal.
  void awaitReceipt();
}
