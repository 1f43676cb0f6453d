package dev.pointsman.fit;

/// How texts are cut and gathered: the most tokens of a text, and the most tokens, padding
/// included, of a batch.
public record BatchSettings(int maxTokens, int tokensPerBatch) {
  public BatchSettings {
    Settings.require(maxTokens >= 8, "max tokens", "at least 8", maxTokens);
    Settings.require(
        tokensPerBatch >= maxTokens,
        "tokens per batch",
        "at least max tokens (%d)".formatted(maxTokens),
        tokensPerBatch);
  }

  public BatchSettings withMaxTokens(int wanted) {
    return new BatchSettings(wanted, Math.max(wanted, tokensPerBatch));
  }
}
