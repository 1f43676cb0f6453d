package dev.pointsman.upstream;

import dev.pointsman.unit.TokenCount;
import java.util.List;

/// What a model takes and how it wants to be asked. A model that the table does not know is taken
/// to accept everything: its provider is the better judge.
///
/// @param isKnown false for a model that the table does not name
/// @param output the most tokens of one answer; 0 when unknown
/// @param thinking the forms of Anthropic's `thinking` that it accepts beside `disabled`
/// @param efforts the reasoning efforts that it accepts, weakest first
/// @param reasons an OpenAI model that reasons: counts `max_completion_tokens`, takes no sampling
/// @param signatures models of one name here accept each other's signed thinking; empty: unknown
/// @param takesLongContextBeta whether the beta of 1M tokens may be asked for
public record Capabilities(
    boolean isKnown,
    TokenCount context,
    TokenCount output,
    List<String> thinking,
    List<String> efforts,
    boolean reasons,
    String signatures,
    boolean takesLongContextBeta) {
  static final Capabilities UNKNOWN =
      new Capabilities(
          false, TokenCount.ZERO, TokenCount.ZERO, List.of(), List.of(), false, "", true);

  public Capabilities {
    thinking = List.copyOf(thinking);
    efforts = List.copyOf(efforts);
  }

  /// Whether thinking that the other has signed may be sent along; unknown signers are trusted.
  boolean accepts(Capabilities signer) {
    return signatures.isEmpty()
        || signer.signatures.isEmpty()
        || signatures.equals(signer.signatures);
  }
}
