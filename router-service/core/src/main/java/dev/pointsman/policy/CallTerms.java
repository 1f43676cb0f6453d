package dev.pointsman.policy;

import dev.pointsman.catalog.Ladder;
import dev.pointsman.catalog.UpstreamModel;
import dev.pointsman.session.CallKind;
import dev.pointsman.session.SwitchWindow;
import java.util.Map;

/// The terms under which one call is decided: what it is, what the client demands, where its
/// session stands, and which models cannot take it.
///
/// @param unfit models that must not take the call, each with the reason as the end of a sentence
///   that begins with the model: `cannot see images`, `failed too often just now`
public record CallTerms(
    CallKind kind,
    Control control,
    LastChoice last,
    SwitchWindow window,
    Map<UpstreamModel, String> unfit) {
  public CallTerms {
    unfit = Map.copyOf(unfit);
  }

  /// The first call of a session, without demands.
  public static CallTerms free(Ladder ladder) {
    return new CallTerms(
        CallKind.MAIN,
        Control.none(ladder),
        LastChoice.unknown(),
        SwitchWindow.FIRST_CALL,
        Map.of());
  }

  public CallTerms as(CallKind other) {
    return new CallTerms(other, control, last, window, unfit);
  }

  public CallTerms demanding(Control other) {
    return new CallTerms(kind, other, last, window, unfit);
  }

  public CallTerms after(LastChoice other, SwitchWindow seen) {
    return new CallTerms(kind, control, other, seen, unfit);
  }

  public CallTerms without(Map<UpstreamModel, String> others) {
    return new CallTerms(kind, control, last, window, others);
  }

  /// Whether the decision depends on a classification: not what is forced, nor housekeeping.
  public boolean needsClassification() {
    return !control.isForced() && !kind.isHousekeeping();
  }
}
