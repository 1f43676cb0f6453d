package dev.pointsman.feature;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Measures what the tools did in a session and how that went.
final class ToolMeasurement {
  private final Trajectory trajectory;
  private final Measurements measured;

  private ToolMeasurement(Trajectory trajectory, Measurements measured) {
    this.trajectory = trajectory;
    this.measured = measured;
  }

  static void measure(Trajectory trajectory, int offered, Measurements measured) {
    var measurement = new ToolMeasurement(trajectory, measured);
    measurement.measureCounts();
    measurement.measureTurn();
    measurement.measureErrors();
    measurement.measureTests();
    measurement.measureFiles();
    if (offered > 0 || trajectory.calls().isEmpty()) {
      // Calls without an offer: the list was left out, so its length is unknown.
      measured.put("tools_offered", offered);
    }
  }

  private void measureCounts() {
    var calls = trajectory.calls();
    var newest = trajectory.newestCalls();
    measured.put("tool_calls", calls.size());
    for (var kind : ToolKind.values()) {
      if (kind != ToolKind.OTHER) {
        measured.put(kind.label() + "_calls", count(calls, kind));
        measured.put("last_tool_" + kind.label(), count(newest, kind) > 0);
      }
    }
  }

  private void measureTurn() {
    var calls = trajectory.calls();
    var inTurn = trajectory.callsInTurn();
    var lastAnswer = trajectory.messages().size() - 2;
    measured.put("turn_tool_calls", inTurn.size());
    measured.put(
        "parallel_calls", calls.stream().filter(call -> call.message() >= lastAnswer).count());
    measured.put("edited_in_turn", count(inTurn, ToolKind.EDIT) > 0);
    measured.put("tested_in_turn", count(inTurn, ToolKind.TEST) > 0);
    var edit = trajectory.lastIndexOfEdit();
    if (edit >= 0) {
      measured.put("calls_since_edit", calls.size() - 1 - edit);
    }
    var later = calls.subList(edit + 1, calls.size());
    measured.put("diff_reviewed", edit >= 0 && later.stream().anyMatch(ToolCall::showsDiff));
  }

  private void measureErrors() {
    var outcomes = trajectory.outcomes();
    var errors = outcomes.stream().filter(ToolOutcome::error).count();
    var trailing = outcomes.reversed().stream().takeWhile(ToolOutcome::error).count();
    measured.put("tool_errors", errors);
    measured.put("consecutive_errors", trailing);
    measured.put("last_tool_error", trailing > 0);
    if (!outcomes.isEmpty()) {
      measured.put("tool_error_share", (double) errors / outcomes.size());
    }
  }

  /// The last result of a test run or a plain program that holds a summary of tests.
  private void measureTests() {
    var ran =
        trajectory.calls().stream()
            .filter(call -> call.kind() == ToolKind.TEST || call.kind() == ToolKind.SHELL)
            .map(ToolCall::id)
            .collect(Collectors.toSet());
    trajectory.outcomes().reversed().stream()
        .filter(outcome -> ran.contains(outcome.id()))
        .flatMap(outcome -> TestReport.in(outcome.text()).stream())
        .findFirst()
        .ifPresent(report -> PromptMeasurement.measure(report, measured));
  }

  private void measureFiles() {
    var named = new HashSet<String>();
    trajectory.prompts().stream()
        .map(prompt -> PathScan.inPrompt(prompt.text()))
        .forEach(named::addAll);
    trajectory.calls().stream().map(ToolCall::paths).forEach(named::addAll);
    measured.put("files", named.size());
    measured.put("languages", languages(named));
    var changes =
        trajectory.calls().stream()
            .filter(call -> call.kind() == ToolKind.EDIT)
            .flatMap(ToolMeasurement::changed)
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    measured.put("files_touched", changes.size());
    measured.put("repeated_edits", mostOf(changes));
  }

  static long languages(Collection<String> paths) {
    return paths.stream()
        .map(PathScan::language)
        .filter(language -> !language.isEmpty())
        .distinct()
        .count();
  }

  /// A call that edits is taken to change the first file that it names.
  private static Stream<String> changed(ToolCall call) {
    Set<String> paths = call.paths();
    return paths.stream().limit(1);
  }

  private static long mostOf(Map<String, Long> changes) {
    return changes.values().stream().mapToLong(Long::longValue).max().orElse(0);
  }

  private static long count(List<ToolCall> calls, ToolKind kind) {
    return calls.stream().filter(call -> call.kind() == kind).count();
  }
}
