package dev.pointsman.proxy;

import dev.pointsman.catalog.Target;
import dev.pointsman.upstream.HeaderFields;

/// What the caller adds to a routed call on its way back to the client.
public interface Escort {
  /// Headers for the client that name the decision and the target that answers.
  HeaderFields labels(Target target);

  /// Returns when the client may be sent its first byte: when the decision is on disk.
  void awaitReceipt();
}
