package dev.pointsman.label;

/// How far back a sign counts from the step at which it is seen.
enum Reach {
  /// Local to one step.
  STEP,
  /// Shared over the turn's steps up to it.
  TURN,
  /// Shared over the session's turns up to it.
  SESSION
}
