package dev.pointsman.label;

/// The features that labelling functions read, by the names of the feature schema.
final class Signs {
  static final String STEP = "step";
  static final String RETRIES = "retries";
  static final String STACK_TRACE = "stack_trace";
  static final String COMPACTED = "compacted";
  static final String CONSECUTIVE_ERRORS = "consecutive_errors";
  static final String REPEATED_EDITS = "repeated_edits";
  static final String EDITED_IN_TURN = "edited_in_turn";
  static final String TEST_CALLS = "test_calls";
  static final String TESTS_RUN = "tests_run";
  static final String TESTS_FAILED = "tests_failed";

  private Signs() {}
}
