package dev.pointsman.request;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The facts that a caller may state about the trajectory of a plain prompt, each with its type.
/// Names outside this list are allowed and ignored.
public enum ContextField {
  TURN(Kind.COUNT),
  STEP(Kind.COUNT),
  MESSAGES(Kind.COUNT),
  TOOL_CALLS(Kind.COUNT),
  EXPLORE_CALLS(Kind.COUNT),
  EDIT_CALLS(Kind.COUNT),
  TEST_CALLS(Kind.COUNT),
  PLAN_CALLS(Kind.COUNT),
  SHELL_CALLS(Kind.COUNT),
  VCS_CALLS(Kind.COUNT),
  TOOL_ERROR_SHARE(Kind.SHARE),
  TOOL_ERRORS(Kind.COUNT),
  CONSECUTIVE_ERRORS(Kind.COUNT),
  REPEATED_EDITS(Kind.COUNT),
  TESTS_RUN(Kind.COUNT),
  TESTS_PASSED(Kind.COUNT),
  TESTS_FAILED(Kind.COUNT),
  STACK_TRACE(Kind.FLAG),
  DIFF(Kind.FLAG),
  DIFF_LINES(Kind.COUNT),
  CODE_SHARE(Kind.SHARE),
  FILES(Kind.WORDS),
  FILES_TOUCHED(Kind.COUNT),
  LANGUAGES(Kind.WORDS),
  IMAGES(Kind.COUNT),
  TOOLS_OFFERED(Kind.COUNT),
  CONTEXT_TOKENS(Kind.COUNT),
  PROMPT_TOKENS(Kind.COUNT),
  CACHED_PREFIX_TOKENS(Kind.COUNT),
  MINUTES_SINCE_LAST_CALL(Kind.QUANTITY),
  LAST_TIERS(Kind.WORDS),
  RETRIES(Kind.COUNT),
  MAX_OUTPUT_TOKENS(Kind.COUNT),
  REASONING_EFFORT(Kind.WORD),
  STRUCTURED_OUTPUT(Kind.FLAG),
  STREAM(Kind.FLAG),
  ROLE(Kind.WORD),
  REQUEST_CLASS(Kind.WORD),
  COMPACTED(Kind.FLAG),
  PREVIOUS_PROMPT(Kind.WORD),
  ASSISTANT_ASKED(Kind.FLAG),
  ASSISTANT_PLANNED(Kind.FLAG),
  LAST_TOOL(Kind.WORD),
  LAST_TOOL_ERROR(Kind.FLAG),
  LAST_ERROR(Kind.WORD);

  private static final Map<String, ContextField> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toMap(ContextField::label, Function.identity()));

  private final Kind kind;

  ContextField(Kind kind) {
    this.kind = kind;
  }

  /// The type of a fact.
  public enum Kind {
    /// A whole number of at least 0.
    COUNT,
    /// A number of at least 0.
    QUANTITY,
    /// A number from 0 to 1.
    SHARE,
    /// True or false.
    FLAG,
    /// A text.
    WORD,
    /// A list of texts.
    WORDS
  }

  public Kind kind() {
    return kind;
  }

  /// The name on the wire: lower case with underscores.
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<ContextField> ofLabel(String label) {
    return Optional.ofNullable(BY_NAME.get(label));
  }
}
