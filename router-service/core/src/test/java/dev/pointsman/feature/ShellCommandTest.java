package dev.pointsman.feature;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellCommandTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "ls -la ~EXPLORE",
        "cd /x && grep -rn \"a|b > c\" src | head -5 ~EXPLORE",
        "sed -n 1,20p a.py ~EXPLORE",
        "find . -name '*.py' 2>/dev/null ~EXPLORE",
        "sed -i 's/a/b/' a.py ~EDIT",
        "cat > a.py <<'EOF'\\nx = 1\\nEOF ~EDIT",
        "python - <<'PY'\\np.write_text(s)\\nPY ~EDIT",
        "apply_patch <<'EOF'\\n*** Begin Patch\\nEOF ~EDIT",
        "python - <<'PY'\\nprint(1)\\nPY ~SHELL",
        "pip install -q x && python -m pytest tests ~TEST",
        "./mvnw -q test ~TEST",
        "npm run test:unit ~TEST",
        "FOO=1 timeout 60 go test ./... ~TEST",
        "cargo build ~SHELL",
        "git status ~VCS",
        "git diff -- a.py > patch.txt ~VCS",
        "cat fix.patch ~VCS",
        "git apply fix.patch ~EDIT"
      })
  void saysWhatACommandDoes(String command, ToolKind kind) {
    assertThat(ShellCommand.of(command.replace("\\n", "\n")).kind()).isEqualTo(kind);
  }

  @Test
  void knowsWhenADiffIsShownOrSaved() {
    assertThat(ShellCommand.of("cd x && git diff").showsDiff()).isTrue();
    assertThat(ShellCommand.of("git diff > patch.txt").showsDiff()).isTrue();
    assertThat(ShellCommand.of("git status").showsDiff()).isFalse();
  }
}
