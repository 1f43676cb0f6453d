package dev.pointsman.check;

import dev.pointsman.unit.DecisionId;
import dev.pointsman.upstream.Body;

/// The client's own judgement of an answer, such as a test run behind a URL. Whoever implements it
/// decides what an unreachable judge means, and keeps the reason free of the answer's text.
public interface AnswerValidator {
  /// The name under which its verdict stands in a decision.
  String NAME = "validator";

  /// Accepts every answer: no validator is configured.
  AnswerValidator NONE = (decision, answer) -> CheckResult.PASSED;

  /// Blocks until the client has judged.
  ///
  /// @param answer the whole answer in the client's dialect
  CheckResult validate(DecisionId decision, Body answer);
}
