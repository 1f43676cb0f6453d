package dev.pointsman.session;

/// Whether a call may go to another model than the one before it, and why.
public enum SwitchWindow {
  FIRST_CALL(true, "the first call of a session or sub-agent"),
  NEW_PROMPT(true, "a new user prompt"),
  AFTER_COMPACTION(true, "the context was compacted"),
  COLD_CACHE(true, "the prompt cache has gone cold"),
  TOOL_LOOP(false, "a tool loop"),
  /// The client repeats a call that failed: another model now would cost the warm cache.
  REPEATED_CALL(false, "a repeated call");

  private final boolean open;
  private final String meaning;

  SwitchWindow(boolean open, String meaning) {
    this.open = open;
    this.meaning = meaning;
  }

  public boolean isOpen() {
    return open;
  }

  /// What the call is, as the middle of a sentence.
  public String meaning() {
    return meaning;
  }
}
