package dev.pointsman.insight;

/// What a log tells of one figure of a policy that did not write it.
public sealed interface Finding {
  /// A figure with its 95 % interval.
  ///
  /// @param effectiveSize how many decisions of the policy's own would tell as much
  record Estimated(double value, double low, double high, double effectiveSize)
      implements Finding {}

  /// Too few decisions tell for an estimate; with 95 % confidence the figure is not beyond these.
  ///
  /// @param effectiveSize how many decisions of the policy's own would tell as much
  record Bounded(double low, double high, double effectiveSize) implements Finding {}

  /// The log cannot tell.
  record NotIdentifiable(String why) implements Finding {}
}
