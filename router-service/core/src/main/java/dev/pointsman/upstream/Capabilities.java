package dev.pointsman.upstream;

import dev.pointsman.unit.TokenCount;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a model takes and how it wants to be asked. A model that the table does not know is taken
/// to accept everything: its provider is the better judge.
///
/// @param context the longest prompt; 0 when unknown
/// @param output the most tokens of one answer; 0 when unknown
/// @param thinking the types of Anthropic's `thinking` that it accepts
/// @param efforts the reasoning efforts that it accepts, weakest first
/// @param signatures models of one word here accept each other's signed thinking or encrypted
///   reasoning; empty for a model that the table does not know
public record Capabilities(
    TokenCount context,
    TokenCount output,
    List<String> thinking,
    List<String> efforts,
    ForcedTools forcedTools,
    String signatures,
    Set<Trait> traits) {
  static final Capabilities UNKNOWN =
      new Capabilities(
          TokenCount.ZERO,
          TokenCount.ZERO,
          List.of(),
          List.of(),
          ForcedTools.ALWAYS,
          "",
          EnumSet.allOf(Trait.class));

  public Capabilities {
    thinking = List.copyOf(thinking);
    efforts = List.copyOf(efforts);
    traits = Set.copyOf(traits);
  }

  /// Whether the table names the model.
  public boolean isKnown() {
    return !signatures.isEmpty();
  }

  public boolean has(Trait trait) {
    return traits.contains(trait);
  }

  /// Whether it is an OpenAI model that reasons, and counts `max_completion_tokens`.
  public boolean reasons() {
    return isKnown() && has(Trait.REASONS);
  }

  /// What the model lacks for a request, as the end of a sentence that its name opens.
  public Optional<String> obstacle(Needs needs) {
    if (needs.vision() && !has(Trait.VISION)) {
      return Optional.of("reads no pictures");
    }
    if (needs.tools() && !has(Trait.TOOLS)) {
      return Optional.of("calls no tools");
    }
    if (needs.streaming() && !has(Trait.STREAMING)) {
      return Optional.of("streams no answers");
    }
    var isTooLong = needs.context().compareTo(context) > 0 && !context.equals(TokenCount.ZERO);
    return isTooLong
        ? Optional.of(
            "holds %d tokens, and the request has about %d"
                .formatted(context.value(), needs.context().value()))
        : Optional.empty();
  }
}
