package dev.pointsman.feature;

import dev.pointsman.request.ContextField;
import dev.pointsman.request.PlainContext;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Measures a plain prompt and the trajectory stated beside it. What is stated wins over what the
/// prompt itself shows.
final class ContextMeasurement {
  private static final List<String> TIERS = List.of("fast", "standard", "premium");

  private final String prompt;
  private final PlainContext context;
  private final Measurements measured = new Measurements();

  private ContextMeasurement(String prompt, PlainContext context) {
    this.prompt = prompt;
    this.context = context;
  }

  static FeatureValues measure(String prompt, PlainContext context) {
    var measurement = new ContextMeasurement(prompt, context);
    PromptMeasurement.measure(prompt, TextShape.of(prompt), measurement.measured);
    measurement.measureNumbers();
    measurement.measureFiles();
    measurement.measureTiers();
    measurement.measureLastTool();
    measurement.measureWords();
    return measurement.measured.values();
  }

  private void measureNumbers() {
    context.numbers().forEach((field, value) -> measured.put(field.label(), value));
  }

  private void measureFiles() {
    var shown = PathScan.inPrompt(prompt);
    var stated = context.list(ContextField.FILES);
    var files = new HashSet<String>(shown);
    stated.ifPresent(files::addAll);
    if (stated.isPresent() || !shown.isEmpty()) {
      measured.put("files", files.size());
      measured.put("languages", ToolMeasurement.languages(files));
    }
    context
        .list(ContextField.LANGUAGES)
        .ifPresent(languages -> measured.put("languages", Set.copyOf(languages).size()));
  }

  private void measureTiers() {
    var ranks =
        context.list(ContextField.LAST_TIERS).orElse(List.of()).stream()
            .mapToInt(TIERS::indexOf)
            .filter(rank -> rank >= 0)
            .toArray();
    if (ranks.length > 0) {
      measured.put("last_tier", ranks[ranks.length - 1]);
      measured.put("last_tier_lowest", java.util.Arrays.stream(ranks).min().orElseThrow());
      measured.put("last_tier_highest", java.util.Arrays.stream(ranks).max().orElseThrow());
    }
  }

  /// A shell's name alone does not say what was done: then the kind stays unknown.
  private void measureLastTool() {
    var kind = context.word(ContextField.LAST_TOOL).map(ToolVocabulary::kind);
    if (kind.isPresent() && kind.get() != ToolKind.SHELL && kind.get() != ToolKind.OTHER) {
      measured.putWord("last_tool_", FeatureSchema.KINDS, kind.get().label());
    }
  }

  private void measureWords() {
    var requestClass = word(ContextField.REQUEST_CLASS).toLowerCase(Locale.ROOT);
    RoleMeasurement.measure(role(context), requestClass, measured);
    if (!requestClass.isEmpty()) {
      measured.put("subagent", requestClass.equals("subagent"));
    }
    LimitMeasurement.measureEffort(word(ContextField.REASONING_EFFORT), measured);
  }

  private String word(ContextField field) {
    return context.word(field).orElse("");
  }

  static String role(PlainContext context) {
    return Roles.canonical(context.word(ContextField.ROLE).orElse(""));
  }
}
