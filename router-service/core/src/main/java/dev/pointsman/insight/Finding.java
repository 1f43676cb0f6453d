package dev.pointsman.insight;

/// What a log tells of one figure of a policy that did not write it.
public sealed interface Finding {
  /// A figure with its interval: of 95 %, or such that each end is a limit of 95 % by itself
  /// ([OffPolicySettings#oneSided]).
  ///
  /// @param effectiveSize how many decisions of the policy's own would tell as much
  record Estimated(double value, double low, double high, double effectiveSize)
      implements Finding {}

  /// The log cannot tell.
  record NotIdentifiable(String why) implements Finding {}
}
