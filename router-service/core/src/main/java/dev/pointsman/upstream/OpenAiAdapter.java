package dev.pointsman.upstream;

import com.fasterxml.jackson.databind.JsonNode;

/// Finds the changes of bodies in OpenAI's two dialects.
record OpenAiAdapter(JsonNode request, Capabilities target, Changes changes) {
  void chat() {
    if (!target.isKnown()) {
      return;
    }
    changes.limit("max_completion_tokens");
    if (!target.reasons()) {
      changes.limit("max_tokens");
    } else if (request.hasNonNull("max_tokens")) {
      rename(request.path("max_tokens").asLong());
    }
    changes.effort("", "reasoning_effort");
    sampling(request.path("reasoning_effort"));
  }

  /// @param isOwn whether the target can read all encrypted reasoning of the history
  void responses(boolean isOwn) {
    if (target.isKnown()) {
      changes.limit("max_output_tokens");
      if (target.efforts().isEmpty() && request.path("reasoning").isObject()) {
        changes.remove("/reasoning", "reasoning left out: the model has none");
      } else {
        changes.effort("/reasoning", "effort");
      }
      sampling(request.path("reasoning").path("effort"));
    }
    var isUnreasoned = target.isKnown() && !target.reasons();
    if (!isOwn || isUnreasoned) {
      dropReasoning();
    }
    if (isUnreasoned) {
      dropRequestForReasoning();
    }
  }

  private void rename(long asked) {
    changes.remove("/max_tokens", "max_tokens renamed: the model reasons");
    if (!request.hasNonNull("max_completion_tokens")) {
      var most = target.output().value();
      var limit = most == 0 ? asked : Math.min(asked, most);
      changes.put(
          "/max_completion_tokens", Long.toString(limit), "max_completion_tokens of " + limit);
    }
  }

  /// A model that was told not to reason takes sampling parameters.
  private void sampling(JsonNode effort) {
    if (effort.asText("").equals("none") && target.efforts().contains("none")) {
      return;
    }
    changes.sampling("temperature", 1);
    changes.sampling("top_p", 1);
    changes.sampling("presence_penalty", 0);
    changes.sampling("frequency_penalty", 0);
  }

  /// Encrypted reasoning is readable to the provider that wrote it alone.
  private void dropReasoning() {
    var input = request.path("input");
    for (var i = 0; i < input.size(); i++) {
      if (input.path(i).path("type").asText("").equals("reasoning")) {
        changes.remove("/input/" + i, "reasoning of another model left out");
      }
    }
  }

  private void dropRequestForReasoning() {
    var include = request.path("include");
    for (var i = 0; i < include.size(); i++) {
      if (include.path(i).asText("").equals("reasoning.encrypted_content")) {
        changes.remove("/include/" + i, "encrypted reasoning not asked for: the model has none");
      }
    }
  }
}
