package dev.pointsman.round;

import dev.pointsman.dataset.Source;
import dev.pointsman.dataset.TierLabel;
import dev.pointsman.evaluate.CalibrationError;
import dev.pointsman.evaluate.CalibrationError.Stated;
import dev.pointsman.round.LoggedTraffic.Tried;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Asks whether a candidate's stated chances are honest: of the tiers that were tried in logged
/// sessions, said by the peer that has not learnt from them, where these are enough, else of
/// held-out rows. Opinions on made-up prompts do not tell how often a tier suffices where the model
/// serves. On few rows even an honest model shows a calibration error: what one would show in 19 of
/// 20 drawings of the same rows is allowed.
final class CalibrationCheck {
  private static final String NAME = "tier calibration (ECE)";
  private static final int LEAST_TRIES = 300;
  private static final int DRAWS = 500;
  private static final double ALLOWED_QUANTILE = 0.95;
  private static final long SEED = 20_261_121;

  private final double largest;

  CalibrationCheck(double largest) {
    this.largest = largest;
  }

  /// Judges by what became of tries.
  Check check(List<HeldOut> held, List<Tried> tries, Peers candidate) {
    return tries.size() < LEAST_TRIES
        ? check(held)
        : judged(tries.stream().map(one -> of(one, candidate)).toList())
            .with("by %d tries that were not learnt from".formatted(tries.size()));
  }

  private static Stated of(Tried tried, Peers candidate) {
    var said = HeldOut.said(candidate.unawareOf(tried.fold()).classify(tried.features()));
    return new Stated(said.tiers().sufficiency(tried.rank()).value(), tried.sufficed());
  }

  /// Judges by the rows whose label is one tier alone, whoever served them: of a journal's rows
  /// only what the cheapest tier did is so.
  Check check(List<HeldOut> held) {
    return judged(
        held.stream().filter(CalibrationCheck::isExact).map(CalibrationCheck::of).toList());
  }

  private Check judged(List<Stated> stated) {
    var found = CalibrationError.of(stated);
    if (!Double.isFinite(found)) {
      return Check.unknown(NAME, "no rows with one tier", told(largest));
    }
    var allowed = Math.max(largest, honest(stated));
    var demand =
        allowed > largest
            ? "%s, or %s of %d rows".formatted(told(largest), number(allowed), stated.size())
            : told(largest);
    return found <= allowed
        ? Check.held(NAME, number(found), demand)
        : Check.missed(NAME, number(found), demand, number(found - allowed));
  }

  private static boolean isExact(HeldOut held) {
    return held.row().provenance().source() != Source.JOURNAL
        && held.row().tier() instanceof TierLabel.Interval interval
        && interval.exact();
  }

  private static Stated of(HeldOut held) {
    var likeliest = held.likeliest();
    var right =
        held.row().tier() instanceof TierLabel.Interval interval && interval.lowest() == likeliest;
    return new Stated(HeldOut.chance(held.said(), likeliest), right);
  }

  /// The error that a model shows in most drawings if every chance that it states is true.
  private static double honest(List<Stated> stated) {
    var random = new Random(SEED);
    var errors = new double[DRAWS];
    for (var draw = 0; draw < DRAWS; draw++) {
      errors[draw] =
          CalibrationError.of(
              stated.stream()
                  .map(one -> new Stated(one.confidence(), random.nextDouble() < one.confidence()))
                  .toList());
    }
    Arrays.sort(errors);
    return errors[(int) (ALLOWED_QUANTILE * (DRAWS - 1))];
  }

  private static String told(double bound) {
    return "at most " + number(bound);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
