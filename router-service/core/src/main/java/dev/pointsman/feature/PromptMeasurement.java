package dev.pointsman.feature;

/// Measures the user's words alone, wherever they came from.
final class PromptMeasurement {
  private PromptMeasurement() {}

  static void measure(String prompt, TextShape shape, Measurements measured) {
    measured.put("prompt_tokens", TokenEstimate.tokens(prompt));
    measured.put("stack_trace", shape.stackTrace());
    measured.put("diff", shape.diff());
    measured.put("diff_lines", shape.diffLines());
    measured.put("code_share", shape.codeShare());
    measured.put("question", AnswerShape.endsInQuestion(prompt));
    measured.put("prompt_lines", shape.lines());
    measured.put("list_items", shape.listItems());
    TextComplexity.measure(prompt, measured);
    TestReport.in(prompt).ifPresent(report -> measure(report, measured));
  }

  static void measure(TestReport report, Measurements measured) {
    measured.put("tests_run", report.run());
    measured.put("tests_passed", report.passed());
    measured.put("tests_failed", report.failed());
  }
}
