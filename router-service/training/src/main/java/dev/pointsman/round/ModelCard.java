package dev.pointsman.round;

import dev.pointsman.dataset.Source;
import dev.pointsman.evaluate.ReportTable;
import dev.pointsman.export.ParityReport;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The README of a model folder: what it is, what it was made from, how good it is, where it ends.
final class ModelCard {
  private static final Map<Source, String> LICENCES =
      Map.of(
          Source.SEED, "Pointsman's own seed set, Apache-2.0",
          Source.AGENT_STEPS,
              "TwinRouterBench (arXiv 2605.18859) / UncommonRoute history, Apache-2.0 / MIT",
          Source.PROMPTS_TIERED, "UncommonRoute bench, MIT",
          Source.LIVECODEBENCH, "LiveCodeBench submissions, MIT",
          Source.ROUTELLM_MMLU, "lm-sys/RouteLLM, Apache-2.0",
          Source.ROUTELLM_GSM8K, "lm-sys/RouteLLM, Apache-2.0",
          Source.ROUTELLM_MTBENCH, "lm-sys/RouteLLM, Apache-2.0",
          Source.CODING_TURNS, "specstoryai/getspecstory, Apache-2.0",
          Source.JOURNAL, "the deployment's own journal, private");

  private final RoundRequest request;
  private final ParityReport parity;
  private final EvaluationReport report;

  ModelCard(RoundRequest request, ParityReport parity, EvaluationReport report) {
    this.request = request;
    this.parity = parity;
    this.report = report;
  }

  String text() {
    var label = request.label().identity().label();
    return String.join(
        "\n", frontMatter(), "# " + label, "", use(), "", data(), "", figures(), "", LIMITS, "");
  }

  private String frontMatter() {
    return """
    ---
    license: apache-2.0
    base_model: %s
    library_name: onnx
    pipeline_tag: text-classification
    tags: [llm-routing, coding-agents, pointsman]
    ---
    """
        .formatted(request.base().name());
  }

  private String use() {
    return """
    Reads a request to a coding agent and its trajectory; says how likely each model tier is to suffice and what kind of
    work the call is. Served by Pointsman; `model.onnx` is the encoder (int8), `head.onnx` the head (fp32), `manifest.json`
    how features are normalised and logits calibrated. Base encoder: %s (%s). Seed %d, data digest %s.\
    """
        .formatted(
            request.base().name(),
            request.base().licence(),
            request.label().seed(),
            request.corpus().sha256());
  }

  private String data() {
    return "## Trained on\n\n"
        + request.corpus().sources().stream()
            .map(source ->
                "- `%s`: %d rows; %s"
                    .formatted(
                        source.label(), request.corpus().of(source).size(), LICENCES.get(source)))
            .collect(Collectors.joining("\n"))
        + "\n\nA fifth of the groups is held out; large question sets are sampled. No text of these sources is in this folder.";
  }

  private String figures() {
    return "## Measured\n\nFigures with 95 % bootstrap intervals by group; `report.json` has all of them beside their baselines.\n\n"
        + "Export parity: "
        + parity.summary()
        + ".\n\n```text\n"
        + report.tables().stream().map(ModelCard::ours).collect(Collectors.joining("\n"))
        + "\n"
        + report.single().entrySet().stream()
            .map(figure -> figure.getKey() + ": " + figure.getValue())
            .collect(Collectors.joining("\n"))
        + "\n```";
  }

  private static String ours(ReportTable table) {
    var kept = table.lines().stream().filter(line -> line.method().startsWith("ours")).toList();
    return new ReportTable(
            table.title(), table.metrics(), kept.isEmpty() ? table.lines() : kept, List.of())
        .text();
  }

  private static final String LIMITS =
      """
      ## Limits

      - Tier labels are mostly opinions; only the agent steps were found by execution, and there are 121 of them.
      - The encoder reads English best; other languages are judged by few rows.
      - A bare prompt without its trajectory says little about agent work: send the context.
      - The tiers mean the default ladder (Claude Haiku 4.5, Sonnet 4.6, Opus 4.6); other ladders need calibration.\
      """;
}
