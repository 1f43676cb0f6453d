package dev.pointsman.proxy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pointsman.catalog.Target;
import dev.pointsman.catalog.Tier;
import dev.pointsman.json.JsonReader;
import dev.pointsman.unit.ModelId;
import dev.pointsman.upstream.Body;
import dev.pointsman.upstream.Endpoint;
import dev.pointsman.upstream.HeaderFields;
import dev.pointsman.upstream.RequestSize;
import java.util.List;
import java.util.Set;

/// A client's call as it came, and the targets to try in their order.
///
/// @param query of the inbound path, without its question mark
/// @param json the body, read
/// @param size as measured here, for answers that do not tell what they read; nothing where tokens
///   are only counted, which no model reads
/// @param targets the chosen one first
/// @param cascade the tiers that are worth asking when an answer does not pass the checks
public record RelayCall(
    Endpoint endpoint,
    String query,
    HeaderFields headers,
    Body body,
    JsonNode json,
    RequestSize size,
    boolean isStream,
    List<Target> targets,
    Set<Tier> cascade,
    Set<ModelId> signers) {
  public RelayCall {
    size = endpoint == Endpoint.COUNT_TOKENS ? RequestSize.NONE : size;
    targets = List.copyOf(targets);
    cascade = Set.copyOf(cascade);
    signers = Set.copyOf(signers);
    if (targets.isEmpty()) {
      throw new IllegalArgumentException("expected at least one target, got none");
    }
  }

  /// The same call in other words.
  RelayCall saying(Body words) {
    return new RelayCall(
        endpoint,
        query,
        headers,
        words,
        JsonReader.read(words.bytes()),
        size,
        isStream,
        targets,
        cascade,
        signers);
  }
}
