package dev.pointsman.upstream;

import java.util.ArrayList;
import java.util.List;

/// The changes that a body needs beside its model's name so that another model takes it, each with
/// a sentence for the decision's reader.
///
/// @param dropsLongContextBeta whether the beta of 1M tokens must not be asked for
public record Adaptation(
    List<BodyPatch> patches, boolean dropsLongContextBeta, List<String> notes) {
  static final String LONG_CONTEXT_BETA = "context-1m-";
  private static final String BETAS = "anthropic-beta";

  public Adaptation {
    patches = List.copyOf(patches);
    notes = List.copyOf(notes);
  }

  /// The headers with what the model does not take left out, all other betas as they came.
  public HeaderFields adapted(HeaderFields headers) {
    if (!dropsLongContextBeta || headers.all(BETAS).stream().noneMatch(Adaptation::isLong)) {
      return headers;
    }
    var kept = new ArrayList<String>();
    for (var value : headers.all(BETAS)) {
      for (var beta : value.split(",", -1)) {
        if (!isLong(beta) && !beta.isBlank()) {
          kept.add(beta.strip());
        }
      }
    }
    var others = headers.without(field -> field.isNamed(BETAS));
    return kept.isEmpty() ? others : others.with(BETAS, String.join(",", kept));
  }

  private static boolean isLong(String betas) {
    return betas.contains(LONG_CONTEXT_BETA);
  }
}
