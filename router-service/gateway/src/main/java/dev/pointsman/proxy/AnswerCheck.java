package dev.pointsman.proxy;

import dev.pointsman.upstream.Body;
import java.util.Optional;

/// Judges a whole answer before the client sees it.
@FunctionalInterface
public interface AnswerCheck {
  /// Passes everything.
  AnswerCheck NONE = (request, answer) -> Optional.empty();

  /// What is wrong with the answer, in a sentence without its text; empty when nothing is.
  ///
  /// @param request as the client sent it
  /// @param answer in the client's dialect
  Optional<String> fault(Body request, Body answer);
}
