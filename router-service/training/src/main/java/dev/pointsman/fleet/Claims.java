package dev.pointsman.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a fleet is to show, and whether it does.
final class Claims {
  private static final double SAVED = 0.15;
  private static final double OF_FULL_INFORMATION = 0.9;
  private static final double LOST_TO_FLIPS = 0.03;
  private static final double SHIPPED_LESS = 0.01;

  private final Gains gains;
  private final String last;
  private final List<String> lines = new ArrayList<>();

  Claims(Gains gains) {
    this.gains = gains;
    this.last = Trial.retrain(gains.trials().getFirst().retrains());
  }

  List<String> lines() {
    saving();
    share();
    flips();
    Trial.LIARS.forEach(this::lies);
    takenOver();
    return List.copyOf(lines);
  }

  private void saving() {
    var saved = gains.saving(last).getAverage();
    var more = gains.shippedMore(last).getAverage();
    say(
        saved >= SAVED && more >= 0,
        String.format(
            Locale.ROOT,
            "saves %.1f %% per shipped task (at least 15), shipped %+.2f points (no less)",
            100 * saved,
            100 * more));
  }

  private void share() {
    var share = gains.share(last).getAverage();
    say(
        share >= OF_FULL_INFORMATION,
        String.format(
            Locale.ROOT, "%.0f %% of what full information saves (at least 90)", 100 * share));
  }

  private void flips() {
    var lost = lost(Trial.FLIPPED);
    say(
        lost <= LOST_TO_FLIPS,
        String.format(
            Locale.ROOT,
            "loses %.1f points of the saving to flipped reports (at most 3)",
            100 * lost));
  }

  private void lies(String liar) {
    var saved = gains.saving(liar).getMin();
    var more = gains.shippedMore(liar).getMin();
    say(
        saved >= 0 && more >= -SHIPPED_LESS,
        String.format(
            Locale.ROOT,
            "%s: loses %.1f points of the saving; at worst saves %.1f %%, shipped %+.1f points",
            liar,
            100 * lost(liar),
            100 * saved,
            100 * more));
  }

  private void takenOver() {
    var verdicts =
        gains.trials().stream()
            .flatMap(trial -> trial.said().stream())
            .filter(said -> said.feedback().equals(Trial.TAKEN_OVER))
            .toList();
    var held = verdicts.stream().filter(said -> !said.verdict().promotes()).count();
    say(
        gains.saving(Trial.TAKEN_OVER).getMin() >= 0,
        String.format(
            Locale.ROOT,
            "%s: the gate holds back %d of %d candidates; at worst saves %.1f %%",
            Trial.TAKEN_OVER,
            held,
            verdicts.size(),
            100 * gains.saving(Trial.TAKEN_OVER).getMin()));
  }

  private double lost(String method) {
    return gains.saving(last).getAverage() - gains.saving(method).getAverage();
  }

  private void say(boolean holds, String words) {
    lines.add((holds ? "holds: " : "does not hold: ") + words);
  }
}
