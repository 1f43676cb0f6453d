package dev.pointsman.request;

/// What is to be classified: a prompt with what is stated about it, or a whole call.
public sealed interface Subject {
  /// A prompt that does not come as an API call.
  record Plain(String prompt, PlainContext context) implements Subject {
    public Plain {
      if (prompt.isBlank()) {
        throw new IllegalArgumentException("expected a prompt, got a blank text");
      }
    }
  }

  /// An API call with the hints that came beside its body.
  record Call(ChatRequest request, ClientHints hints) implements Subject {}
}
