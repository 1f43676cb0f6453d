package dev.pointsman.policy;

/// What the rules on words found in a prompt. Kept with a decision, it stands for the prompt, which
/// may not be kept.
public sealed interface PromptWords {
  /// The prompt is still to be read.
  record Unread() implements PromptWords {}

  /// It was read.
  ///
  /// @param raising the word that demands a tier, empty when there is none
  /// @param lowering the word that allows a tier at most, empty when there is none
  record Found(String raising, String lowering) implements PromptWords {}
}
