package dev.pointsman.insight;

/// A way to read the value of a policy from the log of another.
///
/// Both weigh a decision by `w = candidate's chance / propensity` (Horvitz and Thompson, "A
/// generalization of sampling without replacement from a finite universe", JASA 1952), clipped at
/// [OffPolicySettings#largestWeight()].
public enum Estimator {
  /// `sum(w y) / sum(w)`: Swaminathan and Joachims, "The self-normalized estimator for
  /// counterfactual learning", NIPS 2015.
  SELF_NORMALISED,

  /// `mean(sum_t chance(t) q(t) + w (y - q(drawn)))` with a model `q` of the result: Dudík,
  /// Langford and Li, "Doubly robust policy evaluation and learning", ICML 2011. Right when either
  /// the propensities or the model are; of less variance than weights alone when the model is any
  /// good.
  DOUBLY_ROBUST
}
