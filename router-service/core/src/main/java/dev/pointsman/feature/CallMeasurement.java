package dev.pointsman.feature;

import dev.pointsman.request.ChatRequest;
import dev.pointsman.request.ClientHints;
import dev.pointsman.request.Compaction;
import dev.pointsman.request.ContentBlock;
import dev.pointsman.request.ContentBlock.Image;
import dev.pointsman.request.Message;
import dev.pointsman.request.OfferedTool;
import dev.pointsman.request.Speaker;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// Measures an API call: size, position, content and limits; the tools are [ToolMeasurement]'s.
final class CallMeasurement {
  private static final int CHARACTERS_PER_TOKEN = 4;
  private static final int PICTURE_TOKENS = 1_200;
  private static final int RESULT_WINDOW = 20_000;
  private static final int COMPACTED_WINDOW = 400;
  private static final List<String> COMPACTED_MARKS =
      List.of(
          "This session is being continued from a previous conversation",
          "Another language model started to solve this problem");

  private final ChatRequest request;
  private final Trajectory trajectory;
  private final Measurements measured;

  private CallMeasurement(ChatRequest request, Trajectory trajectory, Measurements measured) {
    this.request = request;
    this.trajectory = trajectory;
    this.measured = measured;
  }

  static FeatureValues measure(ChatRequest request, ClientHints hints, Trajectory trajectory) {
    var measured = new Measurements();
    var measurement = new CallMeasurement(request, trajectory, measured);
    measurement.measureSize();
    measurement.measurePosition();
    measurement.measureContent();
    measurement.measureHistory(hints);
    ToolMeasurement.measure(trajectory, request.tools().size(), measured);
    RoleMeasurement.measure(hints, measured);
    LimitMeasurement.measure(request.limits(), measured);
    return measured.values();
  }

  private void measureSize() {
    var system = TokenEstimate.tokens(request.system());
    var tools =
        request.tools().stream().mapToLong(OfferedTool::characters).sum() / CHARACTERS_PER_TOKEN;
    var sizes = request.messages().stream().mapToLong(CallMeasurement::tokens).toArray();
    var answers =
        request.messages().stream().map(Message::speaker).toList().lastIndexOf(Speaker.ASSISTANT);
    var total = system + tools;
    var prefix = 0L;
    for (var i = 0; i < sizes.length; i++) {
      total += sizes[i];
      prefix = i == answers ? total : prefix;
    }
    measured.put("context_tokens", total);
    measured.put("cached_prefix_tokens", prefix);
    measured.put("system_tokens", system);
    measured.put(
        "last_result_tokens",
        trajectory.newestOutcomes().stream()
            .mapToLong(outcome -> TokenEstimate.tokens(outcome.text()))
            .sum());
  }

  private static long tokens(Message message) {
    return message.blocks().stream().mapToLong(CallMeasurement::tokens).sum();
  }

  private static long tokens(ContentBlock block) {
    return switch (block) {
      case ContentBlock.Text text -> TokenEstimate.tokens(text.text());
      case ContentBlock.ToolUse use ->
          TokenEstimate.tokens(use.name()) + tokens(use.input().arguments().values());
      case ContentBlock.ToolResult result -> TokenEstimate.tokens(result.text());
      case ContentBlock.Thinking thinking -> TokenEstimate.tokens(thinking.text());
      case Image _ -> PICTURE_TOKENS;
      case ContentBlock.Other _ -> 0;
    };
  }

  /// A loop: a stream for each of a hundred calls' arguments takes longer than they do.
  private static long tokens(Collection<String> texts) {
    var sum = 0L;
    for (var text : texts) {
      sum += TokenEstimate.tokens(text);
    }
    return sum;
  }

  private void measurePosition() {
    measured.put("turn", Math.max(0, trajectory.prompts().size() - 1));
    measured.put("step", trajectory.step());
    measured.put("messages", request.messages().size());
  }

  private void measureContent() {
    var prompt = TextShape.of(trajectory.promptText());
    PromptMeasurement.measure(trajectory.promptText(), prompt, measured);
    var results =
        TextShape.of(
            trajectory.newestOutcomes().stream()
                .map(outcome -> TextWindow.head(outcome.text(), RESULT_WINDOW))
                .collect(Collectors.joining("\n")));
    measured.put("stack_trace", prompt.stackTrace() || results.stackTrace());
    measured.put("diff", prompt.diff() || results.diff());
    measured.put("diff_lines", prompt.diffLines() + results.diffLines());
    measured.put(
        "images",
        request.messages().stream()
            .mapToLong(message -> message.blocksOf(Image.class).count())
            .sum());
  }

  private void measureHistory(ClientHints hints) {
    var prompts = trajectory.prompts();
    var repeats = 0;
    for (var i = prompts.size() - 2; i >= 0; i--) {
      if (!prompts.get(i).text().equals(prompts.getLast().text())) {
        break;
      }
      repeats++;
    }
    measured.put("retries", repeats);
    var answer = AnswerShape.of(trajectory.answerBeforeTurn(), trajectory.callsBeforeTurn());
    measured.put("assistant_asked", answer.asked());
    measured.put("assistant_planned", answer.planned());
    if (hints.compaction() == Compaction.DONE || startsWithSummary()) {
      measured.put("compacted", true);
    }
  }

  private boolean startsWithSummary() {
    var first =
        trajectory.prompts().isEmpty()
            ? ""
            : TextWindow.head(trajectory.prompts().getFirst().text(), COMPACTED_WINDOW);
    return COMPACTED_MARKS.stream().anyMatch(first::contains);
  }
}
