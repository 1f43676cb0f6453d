package dev.pointsman.policy;

/// The names of the features that the policy itself reads.
final class Feature {
  static final String PROMPT_TOKENS = "prompt_tokens";
  static final String CONTEXT_TOKENS = "context_tokens";
  static final String CACHED_PREFIX_TOKENS = "cached_prefix_tokens";
  static final String MAX_OUTPUT_TOKENS = "max_output_tokens";
  static final String STEP = "step";
  static final String LAST_TIER = "last_tier";
  static final String STACK_TRACE = "stack_trace";
  static final String FILES = "files";
  static final String DIFF_LINES = "diff_lines";

  private Feature() {}
}
