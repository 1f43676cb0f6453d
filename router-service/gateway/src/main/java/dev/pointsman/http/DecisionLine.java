package dev.pointsman.http;

/// The log line of a decision: facts as `key=value`, never a word of the prompt.
final class DecisionLine {
  private DecisionLine() {}

  static String of(ClassifyAnswer answer) {
    return "decision id=%s tier=%s classifier_tier=%s model=%s reason=%s latency_us=%d"
        .formatted(
            answer.id(),
            answer.decision().tier().name(),
            answer.decision().classifierTier().name(),
            answer.decision().model().value(),
            answer.decision().reasons().getFirst().name(),
            answer.latency().toNanos() / 1_000);
  }
}
