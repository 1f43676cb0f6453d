package dev.pointsman.feature;

import dev.pointsman.request.ContextField;
import dev.pointsman.request.PlainContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/// Says in a few plain words what came before the prompt. It is part of the text that the encoder
/// reads and whose vector is cached, so within a turn it changes only when a new error comes up.
final class Digest {
  private static final int LONGEST = 500;
  private static final int LONGEST_PROMPT = 120;
  private static final int LONGEST_ERROR = 140;
  private static final int LONGEST_NAME = 40;
  private static final int MOST_FILES = 6;

  private final List<String> sentences = new ArrayList<>();

  private Digest() {}

  static String of(Trajectory trajectory) {
    var digest = new Digest();
    digest.previousPrompt(previousPrompt(trajectory));
    var before = trajectory.callsBeforeTurn();
    var answer = AnswerShape.of(trajectory.answerBeforeTurn(), before);
    digest.answered(answer.asked(), answer.planned());
    if (!before.isEmpty()) {
      digest.lastTool(before.getLast().name(), endingBeforeTurn(trajectory));
    }
    digest.lastError(
        trajectory.outcomes().reversed().stream()
            .filter(ToolOutcome::error)
            .findFirst()
            .map(ToolOutcome::errorLine)
            .orElse(""));
    digest.files(filesAtTurnStart(trajectory));
    return digest.text();
  }

  static String of(PlainContext context) {
    var digest = new Digest();
    digest.previousPrompt(context.word(ContextField.PREVIOUS_PROMPT).orElse(""));
    digest.answered(
        context.isTrue(ContextField.ASSISTANT_ASKED),
        context.isTrue(ContextField.ASSISTANT_PLANNED));
    var failed = context.number(ContextField.LAST_TOOL_ERROR);
    var ended = failed.isPresent() ? ending(failed.getAsDouble() > 0) : "";
    context.word(ContextField.LAST_TOOL).ifPresent(tool -> digest.lastTool(tool, ended));
    digest.lastError(context.word(ContextField.LAST_ERROR).orElse(""));
    digest.files(context.list(ContextField.FILES).orElse(List.of()));
    return digest.text();
  }

  private static String previousPrompt(Trajectory trajectory) {
    var prompts = trajectory.prompts();
    return prompts.size() < 2 ? "" : prompts.get(prompts.size() - 2).text();
  }

  /// How the last tool before the prompt ended; empty when it has no result.
  private static String endingBeforeTurn(Trajectory trajectory) {
    return trajectory.outcomes().reversed().stream()
        .filter(outcome -> outcome.message() <= trajectory.turnStart())
        .findFirst()
        .map(outcome -> ending(outcome.error()))
        .orElse("");
  }

  private static String ending(boolean failed) {
    return failed ? " failed" : " succeeded";
  }

  private static Collection<String> filesAtTurnStart(Trajectory trajectory) {
    var files = new LinkedHashSet<String>();
    for (var prompt : trajectory.prompts().reversed()) {
      files.addAll(PathScan.inPrompt(prompt.text()));
    }
    trajectory.callsBeforeTurn().reversed().forEach(call -> files.addAll(call.paths()));
    return files;
  }

  private void previousPrompt(String prompt) {
    if (!prompt.isBlank()) {
      sentences.add("before: " + TextWindow.head(oneLine(prompt), LONGEST_PROMPT));
    }
  }

  private void answered(boolean asked, boolean planned) {
    if (asked) {
      sentences.add("assistant asked a question");
    }
    if (planned) {
      sentences.add("assistant presented a plan");
    }
  }

  private void lastTool(String name, String ending) {
    var tool = TextWindow.head(oneLine(name), LONGEST_NAME).toLowerCase(Locale.ROOT);
    sentences.add("last tool " + tool + ending);
  }

  private void lastError(String line) {
    if (!line.isBlank()) {
      sentences.add("last error: " + TextWindow.head(oneLine(line), LONGEST_ERROR));
    }
  }

  private void files(Collection<String> paths) {
    var names =
        paths.stream()
            .map(path -> TextWindow.head(PathScan.baseName(path), LONGEST_NAME))
            .distinct()
            .limit(MOST_FILES)
            .toList();
    if (!names.isEmpty()) {
      sentences.add("files: " + String.join(" ", names));
    }
  }

  private String text() {
    return TextWindow.head(String.join(". ", sentences), LONGEST);
  }

  private static String oneLine(String text) {
    return TextWindow.head(text, 2 * LONGEST).replaceAll("\\s+", " ").strip();
  }
}
