package dev.pointsman.label;

import static dev.pointsman.label.Verdict.INSUFFICIENT;
import static dev.pointsman.label.Verdict.SUFFICED;

import dev.pointsman.journal.Routing;
import dev.pointsman.label.LabelingFunction.Implied;
import dev.pointsman.policy.Rules;
import dev.pointsman.upstream.Attempt.Result;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a step's answer was, and how the agent's loop went on from it.
final class StepFunctions {
  static final Implied TOOL_ERRORS =
      new Implied("tool-errors", Family.LOOP, 0.6, Reach.STEP, StepFunctions::toolErrors);
  static final Implied REPEATED_EDITS =
      new Implied("repeated-edits", Family.LOOP, 0.62, Reach.STEP, StepFunctions::repeatedEdits);
  static final Implied ITERATION_CAP =
      new Implied("iteration-cap", Family.LOOP, 0.7, Reach.TURN, StepFunctions::iterationCap);
  static final Implied TESTS_TURNED =
      new Implied("tests-turned", Family.TESTS, 0.8, Reach.TURN, StepFunctions::testsTurned);
  static final Implied TRUNCATED =
      new Implied("truncated", Family.ANSWER, 0.6, Reach.STEP, StepFunctions::truncated);
  static final Implied REFUSED =
      new Implied("refused", Family.ANSWER, 0.7, Reach.STEP, StepFunctions::refused);
  static final Implied ESCALATED =
      new Implied("escalated", Family.ANSWER, 0.8, Reach.STEP, StepFunctions::escalated);

  static final List<Implied> ALL =
      List.of(
          TOOL_ERRORS, REPEATED_EDITS, ITERATION_CAP, TESTS_TURNED, TRUNCATED, REFUSED, ESCALATED);

  private static final int ERRORS_IN_A_ROW = 2;
  private static final int MANY_EDITS = 4;
  private static final Set<String> CUT =
      Set.of("max_tokens", "length", "max_output_tokens", "model_context_window_exceeded");
  private static final Set<String> REFUSALS = Set.of("refusal", "content_filter");

  private StepFunctions() {}

  /// One failed call is everyday; a second in a row is not. A success after errors speaks for the
  /// step that found it.
  private static Optional<Verdict> toolErrors(Place place) {
    var after = place.nextInTurn().filter(next -> next.isKnown(Signs.CONSECUTIVE_ERRORS));
    if (after.isEmpty()) {
      return Optional.empty();
    }
    var before = place.step().count(Signs.CONSECUTIVE_ERRORS);
    var errors = after.get().count(Signs.CONSECUTIVE_ERRORS);
    if (errors >= ERRORS_IN_A_ROW && errors > before) {
      return Optional.of(INSUFFICIENT);
    }
    return errors == 0 && before > 0 ? Optional.of(SUFFICED) : Optional.empty();
  }

  private static Optional<Verdict> repeatedEdits(Place place) {
    var before = place.step().count(Signs.REPEATED_EDITS);
    return place
        .nextInTurn()
        .map(next -> next.count(Signs.REPEATED_EDITS))
        .filter(edits -> edits >= MANY_EDITS && edits > before)
        .map(_ -> INSUFFICIENT);
  }

  private static Optional<Verdict> iterationCap(Place place) {
    var step = place.step();
    var isCapped = step.count(Signs.STEP) >= Rules.DEFAULT_ITERATION_CAP || isCapped(step);
    return place.endsTurn() && isCapped ? Optional.of(INSUFFICIENT) : Optional.empty();
  }

  private static boolean isCapped(Step step) {
    return step.decision().routing() instanceof Routing.Decided(var facts)
        && facts.reasons().stream().anyMatch(reason -> reason.name().equals("iteration-cap"));
  }

  /// The first red run of a turn may show the very bug that is to be mended, so it says nothing.
  private static Optional<Verdict> testsTurned(Place place) {
    var step = place.step();
    return place
        .nextInTurn()
        .filter(next -> next.isKnown(Signs.TESTS_FAILED) && next.count(Signs.TESTS_RUN) > 0)
        .filter(next -> next.count(Signs.TEST_CALLS) > step.count(Signs.TEST_CALLS))
        .flatMap(next -> turned(step, next));
  }

  private static Optional<Verdict> turned(Step step, Step next) {
    var failed = next.count(Signs.TESTS_FAILED);
    var failedBefore = step.count(Signs.TESTS_FAILED);
    if (failed == 0) {
      var isNews = failedBefore > 0 || next.count(Signs.EDITED_IN_TURN) > 0;
      return isNews ? Optional.of(SUFFICED) : Optional.empty();
    }
    var isWorse = step.isKnown(Signs.TESTS_FAILED) && failed > failedBefore;
    return isWorse ? Optional.of(INSUFFICIENT) : Optional.empty();
  }

  private static Optional<Verdict> truncated(Place place) {
    return CUT.contains(place.step().stopReason()) ? Optional.of(INSUFFICIENT) : Optional.empty();
  }

  private static Optional<Verdict> refused(Place place) {
    return REFUSALS.contains(place.step().stopReason())
        ? Optional.of(INSUFFICIENT)
        : Optional.empty();
  }

  /// The checks of a cascade passed only further up, or nowhere.
  private static Optional<Verdict> escalated(Place place) {
    var serving = place.step().decision().serving();
    if (serving.attempts().stream().noneMatch(tried -> tried.result() == Result.INSUFFICIENT)) {
      return Optional.empty();
    }
    return switch (serving.decisive().orElseThrow().result()) {
      case ANSWERED -> Optional.of(SUFFICED);
      case INSUFFICIENT -> Optional.of(INSUFFICIENT);
      case OVERLOADED,
          REJECTED,
          FAILED,
          UNREACHABLE,
          TIMED_OUT,
          BROKEN_OFF,
          GARBLED,
          CANCELLED,
          CIRCUIT_OPEN ->
          Optional.empty();
    };
  }
}
