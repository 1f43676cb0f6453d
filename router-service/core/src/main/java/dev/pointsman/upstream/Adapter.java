package dev.pointsman.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pointsman.request.Dialect;
import dev.pointsman.unit.ModelId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Finds what a body must change for the model that it goes to, by the capability table alone.
/// Whatever the table has no word on stays as it came.
public final class Adapter {
  private static final long SMALLEST_BUDGET = 1_024;
  private static final long USUAL_BUDGET = 16_000;

  private final JsonNode request;
  private final Capabilities target;
  private final boolean mayKeepThinking;
  private final List<BodyPatch> patches = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  private Adapter(JsonNode request, Capabilities target, boolean mayKeepThinking) {
    this.request = request;
    this.target = target;
    this.mayKeepThinking = mayKeepThinking;
  }

  /// The changes for a body in the target's own dialect.
  ///
  /// @param signers the models whose signed thinking may stand in the history, as far as is known
  public static Adaptation adapt(
      Dialect dialect, JsonNode request, ModelId target, Collection<ModelId> signers) {
    var table = CapabilityTable.standard();
    var capabilities = table.of(target);
    var mayKeepThinking = signers.stream().map(table::of).allMatch(capabilities::accepts);
    var adapter = new Adapter(request, capabilities, mayKeepThinking);
    if (adapter.target.isKnown()) {
      adapter.adapt(dialect);
    }
    return new Adaptation(adapter.patches, !adapter.target.takesLongContextBeta(), adapter.notes);
  }

  private void adapt(Dialect dialect) {
    switch (dialect) {
      case ANTHROPIC_MESSAGES -> anthropic();
      case OPENAI_CHAT -> chat();
      case OPENAI_RESPONSES -> responses();
    }
  }

  private void anthropic() {
    var limit = limited("max_tokens");
    thinking(limit);
    effort("/output_config/effort", request.path("output_config").path("effort"));
    if (!mayKeepThinking) {
      dropBlocks("messages", "content", List.of("thinking", "redacted_thinking"));
    }
  }

  /// The limit of the answer after it was cut to what the model can write.
  private long limited(String field) {
    var asked = request.path(field).asLong(0);
    var most = target.output().value();
    if (asked > most && most > 0) {
      put("/" + field, Long.toString(most), field + " cut to the model's " + most);
      return most;
    }
    return asked;
  }

  private void thinking(long limit) {
    var thinking = request.path("thinking");
    var type = thinking.path("type").asText("");
    if (type.isEmpty() || type.equals("disabled")) {
      return;
    }
    var isTaken = target.thinking().contains(type);
    if (isTaken && type.equals("adaptive")) {
      return;
    }
    if (target.thinking().contains("enabled") && limit > SMALLEST_BUDGET) {
      budget(thinking, isTaken, limit);
    } else {
      remove("/thinking", "thinking left out: the model has none of this form");
    }
  }

  /// A budget must stay below the answer's limit.
  private void budget(JsonNode thinking, boolean isTaken, long limit) {
    var asked = isTaken ? thinking.path("budget_tokens").asLong(0) : USUAL_BUDGET;
    var budget = Math.max(SMALLEST_BUDGET, Math.min(asked, limit - 1));
    if (!isTaken || budget != asked) {
      put(
          "/thinking",
          "{\"type\":\"enabled\",\"budget_tokens\":" + budget + "}",
          "thinking asked for as a budget of " + budget + " tokens");
    }
  }

  private void effort(String pointer, JsonNode stated) {
    if (!stated.isTextual() || target.efforts().contains(stated.textValue())) {
      return;
    }
    if (target.efforts().isEmpty()) {
      remove(pointer, "effort left out: the model has none");
    } else {
      var nearest =
          isWeak(stated.textValue()) ? target.efforts().getFirst() : target.efforts().getLast();
      put(
          pointer,
          JsonText.quoted(nearest),
          "effort " + nearest + ": the nearest that the model has");
    }
  }

  private static boolean isWeak(String effort) {
    return List.of("none", "minimal", "low").contains(effort);
  }

  private void chat() {
    limited("max_completion_tokens");
    if (!target.reasons()) {
      limited("max_tokens");
    } else if (request.has("max_tokens")) {
      var limit = Math.min(request.path("max_tokens").asLong(), target.output().value());
      remove("/max_tokens", "max_tokens renamed: the model reasons");
      put("/max_completion_tokens", Long.toString(limit), "max_completion_tokens set");
    }
    effort("/reasoning_effort", request.path("reasoning_effort"));
    sampling();
  }

  private void responses() {
    limited("max_output_tokens");
    if (target.efforts().isEmpty() && request.path("reasoning").isObject()) {
      remove("/reasoning", "reasoning left out: the model has none");
    } else {
      effort("/reasoning/effort", request.path("reasoning").path("effort"));
    }
    sampling();
    if (!mayKeepThinking || !target.reasons()) {
      dropEncryptedReasoning();
    }
  }

  /// Reasoning models refuse any sampling but the usual.
  private void sampling() {
    for (var field : List.of("temperature", "top_p")) {
      if (target.reasons() && request.has(field) && request.path(field).asDouble() != 1) {
        remove("/" + field, field + " left out: the model reasons");
      }
    }
  }

  /// Encrypted reasoning is readable to the provider that wrote it alone.
  private void dropEncryptedReasoning() {
    var input = request.path("input");
    for (var i = 0; i < input.size(); i++) {
      if (input.path(i).path("type").asText("").equals("reasoning")) {
        remove("/input/" + i, "reasoning of another model left out");
      }
    }
    var include = request.path("include");
    for (var i = 0; i < include.size() && !target.reasons(); i++) {
      if (include.path(i).asText("").equals("reasoning.encrypted_content")) {
        remove("/include/" + i, "encrypted reasoning not asked for: the model has none");
      }
    }
  }

  /// A message of nothing but such blocks goes whole: no message may be empty.
  private void dropBlocks(String list, String inner, List<String> types) {
    var messages = request.path(list);
    for (var i = 0; i < messages.size(); i++) {
      var blocks = messages.path(i).path(inner);
      var dropped = indices(blocks, types);
      if (!dropped.isEmpty() && dropped.size() == blocks.size()) {
        remove("/" + list + "/" + i, "thinking of another model left out");
      } else {
        for (var block : dropped) {
          remove(
              "/%s/%d/%s/%d".formatted(list, i, inner, block),
              "thinking of another model left out");
        }
      }
    }
  }

  private static List<Integer> indices(JsonNode blocks, List<String> types) {
    var indices = new ArrayList<Integer>();
    for (var i = 0; blocks.isArray() && i < blocks.size(); i++) {
      if (types.contains(blocks.path(i).path("type").asText(""))) {
        indices.add(i);
      }
    }
    return indices;
  }

  private void put(String pointer, String json, String note) {
    patches.add(new BodyPatch.Put(pointer, json));
    note(note);
  }

  private void remove(String pointer, String note) {
    patches.add(new BodyPatch.Remove(pointer));
    note(note);
  }

  private void note(String note) {
    if (!notes.contains(note)) {
      notes.add(note);
    }
  }
}
