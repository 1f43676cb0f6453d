package dev.pointsman.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pointsman.request.Dialect;
import dev.pointsman.unit.TokenCount;

/// Reads the usage objects of the three dialects into parts that exclude each other.
final class UsageReader {
  private UsageReader() {}

  /// What a usage object says, or the earlier usage where it says nothing.
  static Usage read(Dialect dialect, JsonNode usage, Usage earlier) {
    if (!usage.isObject() || usage.isEmpty()) {
      return earlier;
    }
    return switch (dialect) {
      case ANTHROPIC_MESSAGES -> anthropic(usage, earlier);
      case OPENAI_CHAT -> openAi(usage, "prompt_tokens", "completion_tokens");
      case OPENAI_RESPONSES -> openAi(usage, "input_tokens", "output_tokens");
    };
  }

  /// Later events repeat only what has changed.
  private static Usage anthropic(JsonNode usage, Usage earlier) {
    var written = count(usage, "cache_creation_input_tokens", earlier.cacheWrite());
    var lives = usage.path("cache_creation");
    var forHour = count(lives, "ephemeral_1h_input_tokens", earlier.cacheWriteForHour());
    return new Usage(
        count(usage, "input_tokens", earlier.input()),
        count(usage, "cache_read_input_tokens", earlier.cacheRead()),
        written,
        forHour.compareTo(written) > 0 ? written : forHour,
        count(usage, "output_tokens", earlier.output()),
        true);
  }

  /// OpenAI counts cached tokens among the prompt's.
  private static Usage openAi(JsonNode usage, String inputName, String outputName) {
    var input = count(usage, inputName, TokenCount.ZERO);
    var details = usage.path(inputName + "_details");
    var cached = count(details, "cached_tokens", TokenCount.ZERO);
    return new Usage(
        new TokenCount(Math.max(0, input.value() - cached.value())),
        cached,
        TokenCount.ZERO,
        count(usage, outputName, TokenCount.ZERO),
        true);
  }

  private static TokenCount count(JsonNode usage, String name, TokenCount otherwise) {
    var value = usage.path(name);
    return value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= 0
        ? new TokenCount(value.longValue())
        : otherwise;
  }
}
