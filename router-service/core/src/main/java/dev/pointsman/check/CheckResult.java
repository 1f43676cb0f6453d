package dev.pointsman.check;

/// What a check found.
public sealed interface CheckResult {
  CheckResult PASSED = new Passed();

  /// Nothing is certainly wrong.
  record Passed() implements CheckResult {}

  /// The answer does not suffice.
  ///
  /// @param check the name of the check
  /// @param sentence why, without any text of the answer
  record Failed(String check, String sentence) implements CheckResult {}

  static CheckResult failed(Check check, String sentence) {
    return new Failed(check.label(), sentence);
  }
}
