package dev.pointsman.check;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The checks that a cascade runs over a finished answer; the first that fails speaks.
public final class AnswerChecks {
  public static final AnswerChecks ALL = new AnswerChecks(Set.of(Check.values()));

  private final List<Check> checks;

  public AnswerChecks(Set<Check> checks) {
    this.checks = Stream.of(Check.values()).filter(checks::contains).toList();
  }

  public CheckResult run(FinishedAnswer answer, Demands demands) {
    for (var check : checks) {
      var result = run(check, answer, demands);
      if (result instanceof CheckResult.Failed) {
        return result;
      }
    }
    return CheckResult.PASSED;
  }

  private static CheckResult run(Check check, FinishedAnswer answer, Demands demands) {
    return switch (check) {
      case TRUNCATED -> truncated(answer);
      case REFUSAL -> Refusals.check(answer);
      case EMPTY -> empty(answer);
      case JSON -> JsonAnswers.check(answer, demands);
      case TOOL_CALL -> ToolCalls.check(answer, demands);
      case CODE -> CodeBlocks.check(answer);
    };
  }

  private static CheckResult truncated(FinishedAnswer answer) {
    return answer.stop() == FinishedAnswer.Stop.TRUNCATED
        ? CheckResult.failed(Check.TRUNCATED, "the answer was cut off before its end")
        : CheckResult.PASSED;
  }

  private static CheckResult empty(FinishedAnswer answer) {
    var hasContent = !answer.text().isBlank() || !answer.calls().isEmpty() || answer.hasMore();
    return hasContent
        ? CheckResult.PASSED
        : CheckResult.failed(Check.EMPTY, "the answer holds neither text nor a tool call");
  }
}
