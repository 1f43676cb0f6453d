package dev.pointsman.request;

/// What is to be classified: a prompt with what is stated about it, or a whole call.
public sealed interface Subject {
  /// A prompt that does not come as an API call.
  record Plain(String prompt, PlainContext context) implements Subject {
    public Plain {
      if (isBlank(prompt)) {
        throw new IllegalArgumentException("expected a prompt, got a blank text");
      }
    }

    /// Whether nothing of a prompt can be seen: white space of any script, and characters without a
    /// form of their own, such as a zero-width space or a byte-order mark.
    public static boolean isBlank(String prompt) {
      return prompt.codePoints().allMatch(Plain::isInvisible);
    }

    private static boolean isInvisible(int character) {
      return Character.isWhitespace(character)
          || Character.isSpaceChar(character)
          || Character.isISOControl(character)
          || Character.getType(character) == Character.FORMAT;
    }
  }

  /// An API call with the hints that came beside its body.
  record Call(ChatRequest request, ClientHints hints) implements Subject {}
}
