package dev.pointsman.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.request.ContentBlock.ToolResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToolOutcomeTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<returncode>1</returncode>\nx",
        "Exit code 2\nno",
        "Process EXITED with code 3",
        "FATAL: no such file",
        "exit code: 1",
        "Traceback (most recent call last):\n",
        "src/A.java:3: error: ';' expected",
        "<tool_use_error>String not found</tool_use_error>"
      })
  void takesTheseForErrors(String text) {
    assertThat(outcome(text, false).error()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<returncode>0</returncode>\nTraceback (most recent call last):",
        "",
        "3 errors fixed"
      })
  void takesTheseForSuccesses(String text) {
    assertThat(outcome(text, false).error()).isFalse();
  }

  @Test
  void believesTheClientsFlag() {
    assertThat(outcome("fine", true).error()).isTrue();
  }

  @Test
  void findsTheTellingLine() {
    assertThat(outcome("Traceback:\n  x\nKeyError: 'a'\n</output>", true).errorLine())
        .isEqualTo("KeyError: 'a'");
  }

  private static ToolOutcome outcome(String text, boolean failed) {
    return ToolOutcome.of(new ToolResult("1", text, failed), 0);
  }
}
