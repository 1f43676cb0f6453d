package dev.pointsman.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pointsman.request.Dialect;
import dev.pointsman.unit.ModelId;
import java.util.Collection;

/// Finds what a body must change for the model that it goes to, by the capability table alone.
/// Whatever the table has no word on stays as it came. Shared by threads.
public final class Adapter {
  private final CapabilityTable table;

  public Adapter(CapabilityTable table) {
    this.table = table;
  }

  /// The changes for a body in the target's own dialect.
  ///
  /// @param signers the models whose signed thinking may stand in the history, as far as is known
  public Adaptation adapt(
      Dialect dialect, JsonNode request, ModelId target, Collection<ModelId> signers) {
    var capabilities = table.of(target);
    var changes = new Changes(request, capabilities);
    var isOwn = signers.stream().allMatch(signer -> table.acceptsSignatures(target, signer));
    switch (dialect) {
      case ANTHROPIC_MESSAGES -> new MessagesAdapter(request, capabilities, changes).adapt(isOwn);
      case OPENAI_CHAT -> new OpenAiAdapter(request, capabilities, changes).chat();
      case OPENAI_RESPONSES -> new OpenAiAdapter(request, capabilities, changes).responses(isOwn);
    }
    return changes.adaptation();
  }
}
