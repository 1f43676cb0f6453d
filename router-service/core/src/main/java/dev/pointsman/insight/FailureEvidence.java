package dev.pointsman.insight;

import dev.pointsman.unit.Probability;

/// How strongly failed sessions speak against a candidate that decides for a random share of all
/// sessions.
///
/// Were the candidate no worse than the incumbent, a failed session would be one of the candidate's
/// with a chance of at most its share, whatever sessions fail of, whenever that is noticed, and
/// however much they differ: the share was drawn without looking at them. The evidence is what a
/// bet against that has earned. With `x` failed sessions of the candidate and `y` of the incumbent,
/// and the odds `o` of failing beside the incumbent,
///
/// ```
/// e(x, y) = mean over o of  o^x / (1 + share * (o - 1))^(x + y)
/// ```
///
/// While the candidate is no worse, no step is expected to gain, so the chance that the evidence
/// *ever* reaches 40 is at most 1 in 40 (Ville's inequality): one may look after every session and
/// stop at once. Sources: J. Ville, Étude critique de la notion de collectif, 1939; A. Wald,
/// Sequential Tests of Statistical Hypotheses, 1945; A. Ramdas et al., Game-Theoretic Statistics
/// and Safe Anytime-Valid Inference, Statistical Science 38(4), 2023.
///
/// A session whose work ships after all is taken out again. The inequality is for sessions that
/// stay failed; with those that are still to be mended, false alarms are at most 1 in 20, measured
/// with two that are mended for each that is not (`bench --only learning`).
///
/// @param share of the sessions that the candidate decides for
/// @param candidates sessions of the candidate that failed
/// @param incumbents sessions of the incumbent that failed
public record FailureEvidence(Probability share, long candidates, long incumbents) {
  /// Reached with a chance of at most 5 % where the candidate is no worse.
  public static final double CONCLUSIVE = 40;

  /// From barely to hopelessly worse; equal bets on each.
  private static final double[] ODDS = {1.25, 1.5, 2, 3, 5, 10};

  public FailureEvidence {
    if (candidates < 0 || incumbents < 0) {
      throw new IllegalArgumentException(
          "expected no negative counts, got %d and %d".formatted(candidates, incumbents));
    }
  }

  public static FailureEvidence none(Probability share) {
    return new FailureEvidence(share, 0, 0);
  }

  /// With so many more failed sessions of the candidate, or else of the incumbent; fewer, where
  /// some were mended.
  public FailureEvidence with(int more, boolean isCandidates) {
    return isCandidates
        ? new FailureEvidence(share, candidates + more, incumbents)
        : new FailureEvidence(share, candidates, incumbents + more);
  }

  /// 1 while nothing is known; infinite when beyond all doubt.
  public double value() {
    var total = 0.0;
    for (var odds : ODDS) {
      total += Math.exp(gain(odds));
    }
    return total / ODDS.length;
  }

  public boolean isConclusive() {
    return value() >= CONCLUSIVE;
  }

  private double gain(double odds) {
    return candidates * Math.log(odds)
        - (candidates + incumbents) * Math.log1p(share.value() * (odds - 1));
  }
}
