package dev.pointsman.fleet;

import dev.pointsman.evaluate.Bootstrap;
import dev.pointsman.evaluate.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// What a fleet is to show, and whether it does.
final class Claims {
  private static final double SAVED = 0.15;
  private static final double OF_FULL_INFORMATION = 0.9;
  private static final double LOST_TO_FLIPS = 0.03;

  private final Gains gains;
  private final Bootstrap bootstrap;
  private final String last;
  private final List<String> lines = new ArrayList<>();

  Claims(Gains gains, Bootstrap bootstrap) {
    this.gains = gains;
    this.bootstrap = bootstrap;
    this.last = Trial.retrain(gains.trials().getFirst().retrains());
  }

  List<String> lines() {
    saving();
    shipped("no lower shipped rate", last);
    share();
    flips();
    Trial.LIARS.forEach(this::lies);
    takenOver();
    return List.copyOf(lines);
  }

  private void saving() {
    var saved = saving(last);
    say(
        standing(saved, SAVED),
        String.format(
            Locale.ROOT,
            "saves %.1f %% per shipped task [%.1f, %.1f] (at least 15)",
            100 * saved.value(),
            100 * saved.low(),
            100 * saved.high()));
  }

  private void shipped(String claim, String method) {
    var more = shippedMore(method);
    say(standing(more, 0), claim + ": " + points(more));
  }

  private static String points(Estimate more) {
    return String.format(
        Locale.ROOT,
        "%+.2f points [%+.2f, %+.2f]",
        100 * more.value(),
        100 * more.low(),
        100 * more.high());
  }

  private void share() {
    var share = gains.share(last).getAverage();
    say(
        share >= OF_FULL_INFORMATION ? "holds" : "does not hold",
        String.format(
            Locale.ROOT, "%.0f %% of what full information saves (at least 90)", 100 * share));
  }

  private void flips() {
    var lost = lost(Trial.FLIPPED);
    say(
        lost <= LOST_TO_FLIPS ? "holds" : "does not hold",
        String.format(
            Locale.ROOT,
            "loses %.1f points of the saving to flipped reports (at most 3)",
            100 * lost));
    shipped("no lower shipped rate with flipped reports", Trial.FLIPPED);
  }

  private void lies(String liar) {
    var more = shippedMore(liar);
    var claim =
        String.format(
            Locale.ROOT,
            "%s: loses %.1f points of the saving, shipped %s; at worst saves %.1f %%, shipped %+.1f points",
            liar,
            100 * lost(liar),
            points(more),
            100 * gains.saving(liar).getMin(),
            100 * gains.shippedMore(liar).getMin());
    say(gains.saving(liar).getMin() >= 0 ? standing(more, 0) : "does not hold", claim);
  }

  private void takenOver() {
    var verdicts =
        gains.trials().stream()
            .flatMap(trial -> trial.said().stream())
            .filter(said -> said.feedback().equals(Trial.TAKEN_OVER))
            .toList();
    var more = shippedMore(Trial.TAKEN_OVER);
    var held = verdicts.stream().filter(said -> !said.promotes()).count();
    say(
        gains.saving(Trial.TAKEN_OVER).getMin() >= 0 ? standing(more, 0) : "does not hold",
        String.format(
            Locale.ROOT,
            "%s: the gate holds back %d of %d candidates; at worst saves %.1f %%, shipped %s",
            Trial.TAKEN_OVER,
            held,
            verdicts.size(),
            100 * gains.saving(Trial.TAKEN_OVER).getMin(),
            points(more)));
  }

  private double lost(String method) {
    return saving(last).value() - saving(method).value();
  }

  private Estimate saving(String method) {
    return estimate(method, rows -> Figures.saving(rows, Course::usd));
  }

  private Estimate shippedMore(String method) {
    return estimate(method, Figures::shippedMore);
  }

  private Estimate estimate(String method, ToDoubleFunction<List<Judged>> what) {
    return bootstrap.estimate(gains.rows(method), Judged::group, what);
  }

  private static String standing(Estimate found, double least) {
    if (found.low() >= least) {
      return "holds";
    }
    return found.high() >= least ? "not shown either way" : "does not hold";
  }

  private void say(String standing, String words) {
    lines.add(standing + ": " + words);
  }
}
