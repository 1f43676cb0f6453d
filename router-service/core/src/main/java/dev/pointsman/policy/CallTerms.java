package dev.pointsman.policy;

import dev.pointsman.catalog.Ladder;
import dev.pointsman.catalog.UpstreamModel;
import dev.pointsman.session.CallKind;
import dev.pointsman.session.SwitchWindow;
import java.util.Map;

/// The terms under which one call is decided: what it is, what the client demands, where its
/// session stands, which models cannot take it, and what else it depends on beside the call itself.
/// Kept with a decision, they let it be made again.
///
/// @param unfit models that must not take the call, each with the reason as the end of a sentence
///   that begins with the model: `cannot see images`, `failed too often just now`
/// @param words what the rules found in the prompt
/// @param lot the chance that the decision may be left to
public record CallTerms(
    CallKind kind,
    Control control,
    LastChoice last,
    SwitchWindow window,
    Map<UpstreamModel, String> unfit,
    PromptWords words,
    Lot lot) {
  public CallTerms {
    unfit = Map.copyOf(unfit);
  }

  /// The first call of a session, without demands; nothing is left to chance.
  public static CallTerms free(Ladder ladder) {
    return new CallTerms(
        CallKind.MAIN,
        Control.none(ladder),
        LastChoice.unknown(),
        SwitchWindow.FIRST_CALL,
        Map.of(),
        new PromptWords.Unread(),
        Lot.NONE);
  }

  public CallTerms as(CallKind other) {
    return new CallTerms(other, control, last, window, unfit, words, lot);
  }

  public CallTerms demanding(Control other) {
    return new CallTerms(kind, other, last, window, unfit, words, lot);
  }

  public CallTerms after(LastChoice other, SwitchWindow seen) {
    return new CallTerms(kind, control, other, seen, unfit, words, lot);
  }

  public CallTerms without(Map<UpstreamModel, String> others) {
    return new CallTerms(kind, control, last, window, others, words, lot);
  }

  public CallTerms saying(PromptWords others) {
    return new CallTerms(kind, control, last, window, unfit, others, lot);
  }

  public CallTerms drawing(Lot other) {
    return new CallTerms(kind, control, last, window, unfit, words, other);
  }

  /// Whether the decision depends on a classification: not what is forced, nor housekeeping.
  public boolean needsClassification() {
    return !control.isForced() && !kind.isHousekeeping();
  }
}
