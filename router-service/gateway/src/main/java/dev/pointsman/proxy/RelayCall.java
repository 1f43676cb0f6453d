package dev.pointsman.proxy;

import dev.pointsman.catalog.Target;
import dev.pointsman.upstream.Body;
import dev.pointsman.upstream.Endpoint;
import dev.pointsman.upstream.HeaderFields;
import java.util.List;

/// A client's call as it came, and the targets to try in their order.
///
/// @param query of the inbound path, without its question mark
/// @param targets the chosen one first; see [Fallbacks]
public record RelayCall(
    Endpoint endpoint,
    String query,
    HeaderFields headers,
    Body body,
    boolean isStream,
    List<Target> targets) {
  public RelayCall {
    targets = List.copyOf(targets);
    if (targets.isEmpty()) {
      throw new IllegalArgumentException("expected at least one target, got none");
    }
  }
}
