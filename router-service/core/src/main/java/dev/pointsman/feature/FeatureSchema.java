package dev.pointsman.feature;

import static dev.pointsman.feature.FeatureGroup.CONTENT;
import static dev.pointsman.feature.FeatureGroup.ERRORS;
import static dev.pointsman.feature.FeatureGroup.FILES;
import static dev.pointsman.feature.FeatureGroup.HISTORY;
import static dev.pointsman.feature.FeatureGroup.LIMITS;
import static dev.pointsman.feature.FeatureGroup.POSITION;
import static dev.pointsman.feature.FeatureGroup.ROLE;
import static dev.pointsman.feature.FeatureGroup.SIZE;
import static dev.pointsman.feature.FeatureGroup.TESTS;
import static dev.pointsman.feature.FeatureGroup.TOOLS;
import static dev.pointsman.feature.FeatureGroup.WORDING;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The features that this version measures, in the order of the head's input. An artifact names the
/// version it was trained for; any change to this list is a new version.
public final class FeatureSchema {
  public static final int VERSION = 2;

  /// The rank of the dearest tier in the features `last_tier...`, whatever the ladder's size.
  public static final int HIGHEST_TIER_RANK = 2;

  public static final List<String> ROLES =
      List.of(
          "main", "explorer", "planner", "editor", "writer", "reviewer", "tester", "coordinator");

  public static final List<String> REQUEST_CLASSES =
      List.of("main", "subagent", "workflow", "compaction", "auxiliary");

  /// The kinds of tool call that have features of their own.
  public static final List<String> KINDS =
      List.of("explore", "edit", "test", "plan", "vcs", "shell");

  public static final List<FeatureSpec> FEATURES =
      List.of(
          count("prompt_tokens", SIZE, "tokens of the last user prompt, harness text stripped"),
          count("context_tokens", SIZE, "tokens of the whole request"),
          count("cached_prefix_tokens", SIZE, "tokens that an earlier call already sent"),
          count("system_tokens", SIZE, "tokens of system and developer texts"),
          count("last_result_tokens", SIZE, "tokens of the tool results since the last call"),
          count("turn", POSITION, "user prompts before this one"),
          count("step", POSITION, "model calls since the last user prompt"),
          count("messages", POSITION, "changes of speaker, plus one"),
          count("tool_calls", TOOLS, "tool calls of the session"),
          count("explore_calls", TOOLS, "tool calls that read or search"),
          count("edit_calls", TOOLS, "tool calls that change files"),
          count("test_calls", TOOLS, "tool calls that run tests"),
          count("plan_calls", TOOLS, "tool calls that keep a plan"),
          count("shell_calls", TOOLS, "tool calls that run other commands"),
          count("vcs_calls", TOOLS, "tool calls that show, save or commit changes"),
          count("turn_tool_calls", TOOLS, "tool calls since the last user prompt"),
          count("tools_offered", TOOLS, "tools that the model may call"),
          count("parallel_calls", TOOLS, "tool calls of the last model answer"),
          flag("last_tool_explore", TOOLS, "the newest tool calls read or search"),
          flag("last_tool_edit", TOOLS, "the newest tool calls change files"),
          flag("last_tool_test", TOOLS, "the newest tool calls run tests"),
          flag("last_tool_plan", TOOLS, "the newest tool calls keep a plan"),
          flag("last_tool_vcs", TOOLS, "the newest tool calls show or save changes"),
          flag("last_tool_shell", TOOLS, "the newest tool calls run other commands"),
          flag("edited_in_turn", TOOLS, "files were changed since the last user prompt"),
          flag("tested_in_turn", TOOLS, "tests were run since the last user prompt"),
          count("calls_since_edit", TOOLS, "tool calls after the last change of a file"),
          flag("diff_reviewed", TOOLS, "a diff was shown or saved after the last change"),
          flag("tool_error_share", ERRORS, "share of tool results that are errors"),
          count("tool_errors", ERRORS, "tool results that are errors"),
          count("consecutive_errors", ERRORS, "errors since the last tool success"),
          flag("last_tool_error", ERRORS, "the newest tool result is an error"),
          count("retries", ERRORS, "times the same prompt came before, in a row"),
          count("tests_run", TESTS, "tests of the last run"),
          count("tests_passed", TESTS, "tests of the last run that passed"),
          count("tests_failed", TESTS, "tests of the last run that failed"),
          flag("stack_trace", CONTENT, "what is new holds a stack trace"),
          flag("diff", CONTENT, "what is new holds a diff"),
          count("diff_lines", CONTENT, "changed lines in that diff"),
          flag("code_share", CONTENT, "share of the prompt's characters that is code"),
          count("images", CONTENT, "pictures in the request"),
          flag("question", CONTENT, "the prompt ends in a question"),
          count("prompt_lines", CONTENT, "lines of the prompt"),
          count("list_items", CONTENT, "list items of the prompt"),
          flag("largest_power", WORDING, "decimal logarithm of the prompt's largest number"),
          count("numbers", WORDING, "numbers in the prompt"),
          flag("digit_share", WORDING, "share of the prompt's characters that are digits"),
          flag("formula_share", WORDING, "share of its characters that mark formulas"),
          count("brackets", WORDING, "opening round brackets in the prompt"),
          count("powers_of_ten", WORDING, "powers of ten in the prompt, such as 10^9"),
          count("distinct_words", WORDING, "different words of the prompt"),
          flag("word_variety", WORDING, "different words over all words"),
          flag("word_length", WORDING, "mean letters of a word"),
          flag("single_letter_share", WORDING, "share of the words that are one letter"),
          count("files", FILES, "distinct file paths named"),
          count("files_touched", FILES, "distinct files changed"),
          count("repeated_edits", FILES, "most changes of one file"),
          count("languages", FILES, "programming languages of the files named"),
          flag("subagent", ROLE, "the call belongs to a sub-agent"),
          flag("role_main", ROLE, "declared role: main"),
          flag("role_explorer", ROLE, "declared role: explorer"),
          flag("role_planner", ROLE, "declared role: planner"),
          flag("role_editor", ROLE, "declared role: editor"),
          flag("role_writer", ROLE, "declared role: writer"),
          flag("role_reviewer", ROLE, "declared role: reviewer"),
          flag("role_tester", ROLE, "declared role: tester"),
          flag("role_coordinator", ROLE, "declared role: coordinator"),
          flag("class_main", ROLE, "request class: main"),
          flag("class_subagent", ROLE, "request class: sub-agent"),
          flag("class_workflow", ROLE, "request class: workflow"),
          flag("class_compaction", ROLE, "request class: compaction"),
          flag("class_auxiliary", ROLE, "request class: auxiliary"),
          flag("compacted", HISTORY, "the context was replaced by a summary"),
          count("minutes_since_last_call", HISTORY, "minutes since the session's last call"),
          flag("last_tier", HISTORY, "rank of the last call's tier, cheapest 0"),
          flag("last_tier_lowest", HISTORY, "lowest rank among the last calls' tiers"),
          flag("last_tier_highest", HISTORY, "highest rank among the last calls' tiers"),
          flag("assistant_asked", HISTORY, "before the prompt the model asked a question"),
          flag("assistant_planned", HISTORY, "before the prompt the model presented a plan"),
          count("max_output_tokens", LIMITS, "most tokens that the answer may have"),
          flag("reasoning_effort", LIMITS, "effort asked for: 0 none to 5 beyond high"),
          flag("structured_output", LIMITS, "the answer must follow a JSON schema"),
          flag("stream", LIMITS, "the answer is streamed"));

  private static final Set<String> NAMES =
      FEATURES.stream().map(FeatureSpec::name).collect(Collectors.toUnmodifiableSet());

  private FeatureSchema() {}

  public static boolean contains(String name) {
    return NAMES.contains(name);
  }

  private static FeatureSpec count(String name, FeatureGroup group, String meaning) {
    return new FeatureSpec(name, group, Scale.LOG, meaning);
  }

  private static FeatureSpec flag(String name, FeatureGroup group, String meaning) {
    return new FeatureSpec(name, group, Scale.LINEAR, meaning);
  }
}
