package dev.pointsman.journal;

/// What the journal keeps of the client's words, secrets masked.
///
/// @param level under which it was kept
/// @param prompt the classifier's first segment, empty below [CaptureLevel#REDACTED]
/// @param digest its second
/// @param body the raw body, empty below [CaptureLevel#FULL]
public record CapturedText(CaptureLevel level, String prompt, String digest, String body) {
  /// Nothing was kept, or its time is over.
  static CapturedText none(CaptureLevel level) {
    return new CapturedText(level, "", "", "");
  }

  CapturedText withoutBody() {
    return new CapturedText(level, prompt, digest, "");
  }

  boolean isEmpty() {
    return prompt.isEmpty() && digest.isEmpty() && body.isEmpty();
  }

  /// Prompts never reach a log.
  @Override
  public String toString() {
    return "text captured at level " + level.label();
  }
}
