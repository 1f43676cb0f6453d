package dev.pointsman.journal;

import dev.pointsman.feature.ClassifierText;
import dev.pointsman.upstream.Body;

/// The client's own words as they came: what the classifier read, and the raw body. Never written
/// as they are.
public record CallText(ClassifierText text, Body body) {
  public static final CallText NONE = new CallText(new ClassifierText("", ""), Body.EMPTY);

  /// Prompts never reach a log.
  @Override
  public String toString() {
    return "a call's text, body of " + body;
  }
}
