package dev.pointsman.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The bodies that one coding agent sends to `/v1/classify`: a new prompt every so many calls, the
/// same text with grown features in between. The same seed sends the same bodies.
final class RequestMix {
  private static final int LONGEST_TRACE = 25;
  private static final List<String> OPENINGS =
      List.of(
          "Why does %s fail since the last merge?",
          "Rename %s everywhere and keep the tests green.",
          "Explain how %s is called from the scheduler.",
          "Still red, %s throws on the second run. Look again.",
          "Write tests for %s, the edge cases above all.",
          "Move the retry logic out of %s into a class of its own.",
          "Is %s safe when two threads share it?",
          "Update the dependency that %s needs and fix what breaks.");
  private static final List<String> NAMES =
      List.of("Invoice", "Session", "Ledger", "Cache", "Router", "Parser", "Upload", "Quota");
  private static final List<String> ROLES =
      List.of("Service", "Reader", "Store", "Test", "Client", "Factory");

  private final int callsPerPrompt;
  private final Random random;
  private int calls;
  private String prompt = "";

  RequestMix(int callsPerPrompt, long seed) {
    this.callsPerPrompt = callsPerPrompt;
    this.random = new Random(seed);
  }

  String next() {
    var step = calls++ % callsPerPrompt;
    if (step == 0) {
      prompt = newPrompt();
    }
    return body(step);
  }

  private String body(int step) {
    var body = JsonNodeFactory.instance.objectNode().put("prompt", prompt);
    body.putObject("context")
        .put("turn", 1 + (calls - 1) / callsPerPrompt)
        .put("step", step)
        .put("tool_calls", step)
        .put("explore_calls", (step + 1) / 2)
        .put("edit_calls", step / 2)
        .put("tool_error_share", step % 3 / 10.0)
        .put("context_tokens", 8_000 + 3_500 * step)
        .put("last_tool", "Read");
    return body.toString();
  }

  /// One sentence, and often a pasted trace: from a dozen tokens to well beyond the window.
  private String newPrompt() {
    var opening = any(OPENINGS).formatted(name());
    return IntStream.range(0, random.nextInt(LONGEST_TRACE))
        .mapToObj(_ -> "    at org.example.%s.run(%s.java:%d)".formatted(name(), name(), line()))
        .collect(Collectors.joining("\n", opening + " (" + line() + ")\n", ""));
  }

  private String name() {
    return any(NAMES) + any(ROLES);
  }

  private int line() {
    return 1 + random.nextInt(1_000_000);
  }

  private String any(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
