package dev.pointsman.request;

/// Who contributed a message: the client's side (prompts and tool results) or the model.
public enum Speaker {
  USER,
  ASSISTANT
}
