package dev.pointsman.feature;

import dev.pointsman.request.Limits;
import java.util.Locale;
import java.util.Map;

/// Measures what is asked of the answer.
final class LimitMeasurement {
  private static final Map<String, Integer> EFFORTS =
      Map.of("none", 0, "minimal", 1, "low", 2, "medium", 3, "high", 4, "xhigh", 5, "max", 5);

  private LimitMeasurement() {}

  static void measure(Limits limits, Measurements measured) {
    if (limits.maxOutputTokens() > 0) {
      measured.put("max_output_tokens", limits.maxOutputTokens());
    }
    measureEffort(limits.reasoningEffort(), measured);
    measured.put("structured_output", limits.structuredOutput());
    measured.put("stream", limits.stream());
  }

  /// An effort outside the known words stays unknown.
  static void measureEffort(String effort, Measurements measured) {
    var rank = EFFORTS.get(effort.toLowerCase(Locale.ROOT));
    if (rank != null) {
      measured.put("reasoning_effort", rank);
    }
  }
}
