package dev.pointsman.label;

import static dev.pointsman.label.Verdict.INSUFFICIENT;
import static dev.pointsman.label.Verdict.SUFFICED;

import dev.pointsman.journal.Serving;
import dev.pointsman.label.LabelingFunction.Implied;
import dev.pointsman.upstream.Served.Ending;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// What the person did after a turn.
final class NextFunctions {
  static final Implied SAME_PROMPT_AGAIN =
      implied("same-prompt-again", 0.75, failure(NextFunctions::comesAgain));
  static final Implied STILL_FAILS = implied("still-fails", 0.8, failure(NextFunctions::complains));
  static final Implied SWITCHED_BY_HAND =
      implied("switched-by-hand", 0.78, failure(NextFunctions::switchesUp));
  static final Implied ABANDONED =
      implied("abandoned", 0.6, failure(place -> place.endsSession() && breaksOff(place.step())));
  static final Implied MOVED_ON = implied("moved-on", 0.65, success(NextFunctions::movesOn));
  static final Implied ENDED_AFTER_SUCCESS =
      implied(
          "ended-after-success",
          0.7,
          success(place -> place.endsSession() && endsWell(place.step())));

  static final List<Implied> ALL =
      List.of(
          SAME_PROMPT_AGAIN,
          STILL_FAILS,
          SWITCHED_BY_HAND,
          ABANDONED,
          MOVED_ON,
          ENDED_AFTER_SUCCESS);

  private static final Set<String> UNFINISHED = Set.of("tool_use", "tool_calls", "function_call");
  private static final Set<String> FINISHED =
      Set.of("end_turn", "stop", "stop_sequence", "completed");

  /// What people write when they are not served, in the first words of a short prompt.
  private static final Pattern COMPLAINT =
      Pattern.compile(
          "\\b(?:still (?:fail|broken|wrong|not|doesn|does not|the same|getting|see)"
              + "|(?:does ?n.t|does not|did ?n.t|did not|not) (?:work|help|fix|compile|build|run)"
              + "|same (?:error|problem|issue|result)|that.s (?:wrong|not (?:right|it|what))"
              + "|(?:try|do it|fix it) again|you broke|now it fails)",
          Pattern.CASE_INSENSITIVE);

  private static final int COMPLAINT_WINDOW = 300;

  private NextFunctions() {}

  private static Implied implied(String name, double trust, Sign<Place> sign) {
    return new Implied(name, Family.NEXT, trust, Reach.TURN, sign);
  }

  private static Sign<Place> failure(Predicate<Place> sign) {
    return place -> sign.test(place) ? Optional.of(INSUFFICIENT) : Optional.empty();
  }

  private static Sign<Place> success(Predicate<Place> sign) {
    return place -> sign.test(place) ? Optional.of(SUFFICED) : Optional.empty();
  }

  /// After compaction a summary stands where the prompt stood.
  private static boolean comesAgain(Place place) {
    return place.nextTurn().filter(next -> !isSummary(next)).stream()
        .anyMatch(next -> repeats(place.step(), next));
  }

  /// Whether the same was asked for again.
  static boolean repeats(Step step, Step next) {
    return (step.promptHash().isEmpty() || next.promptHash().isEmpty())
        ? next.count(Signs.RETRIES) > step.count(Signs.RETRIES)
        : next.promptHash().equals(step.promptHash());
  }

  /// In words where they were kept; else a stack trace in the prompt that follows changes.
  private static boolean complains(Place place) {
    return place.nextTurn().filter(next -> !isSummary(next)).stream()
        .anyMatch(next -> complains(place.step(), next));
  }

  private static boolean complains(Step step, Step next) {
    var words = next.decision().text().prompt();
    var head = words.substring(0, Math.min(words.length(), COMPLAINT_WINDOW));
    return COMPLAINT.matcher(head).find()
        || (step.count(Signs.EDITED_IN_TURN) > 0
            && next.count(Signs.STEP) == 0
            && next.count(Signs.STACK_TRACE) > 0);
  }

  /// Only from a tier that the router chose to a higher one that the client insists on.
  private static boolean switchesUp(Place place) {
    var step = place.step();
    return step.isServed()
        && !step.isForced()
        && place.next().stream().anyMatch(next -> next.isForced() && next.rank() > step.rank());
  }

  private static boolean movesOn(Place place) {
    var isOther =
        place.nextTurn().filter(next -> !isSummary(next)).stream()
            .anyMatch(next ->
                !next.promptHash().isEmpty()
                    && !repeats(place.step(), next)
                    && next.count(Signs.STACK_TRACE) == 0);
    return isOther
        && FINISHED.contains(place.step().stopReason())
        && !complains(place)
        && !switchesUp(place);
  }

  private static boolean isSummary(Step next) {
    return next.count(Signs.COMPACTED) > 0 && next.count(Signs.STEP) == 0;
  }

  private static boolean breaksOff(Step step) {
    return UNFINISHED.contains(step.stopReason())
        || (step.decision().serving() instanceof Serving.Done(var served)
            && served.ending() == Ending.CLIENT_GONE);
  }

  /// A plain end, after a change, with no open error and no red test.
  private static boolean endsWell(Step step) {
    return FINISHED.contains(step.stopReason())
        && step.count(Signs.CONSECUTIVE_ERRORS) == 0
        && step.count(Signs.TESTS_FAILED) == 0
        && (step.count(Signs.EDITED_IN_TURN) > 0 || step.count(Signs.TESTS_RUN) > 0);
  }
}
