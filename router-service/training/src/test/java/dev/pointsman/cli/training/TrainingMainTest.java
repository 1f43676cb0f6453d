package dev.pointsman.cli.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.NoSuchFileException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TrainingMainTest {
  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandExplainsItself(String command) {
    assertThat(TrainingMain.commandLine().execute(command, "--help")).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          fleet --seeds 0                   | --seeds: expected at least one fleet, got 0
          fleet --noticed 2                 | expected a share of noticed failures in [0, 1], got 2.0
          fleet --quality best              | --quality: expected economy, balanced or strict, got best
          retrain --canary 95               | expected a canary of 1 to 90 percent of the sessions, got 95
          calibrate                         | Missing required option: '--target=SHARE'
          calibrate --target 0              | --target: expected a share above 0 and up to 1, such as 0.97, got 0.0
          calibrate --target 97             | --target: expected a share above 0 and up to 1, such as 0.97, got 97.0
          calibrate --target 1 --data a --journal b | expected --journal or --data, got both
          retrain --canary 30 --no-promote  | expected no canary with --no-promote, got one of 30 percent
          """)
  void whatCannotBeMeantIsNamedWithWhatIsExpected(String command, String said) {
    var err = new StringWriter();
    var line = TrainingMain.commandLine().setErr(new PrintWriter(err));
    assertThat(line.execute(command.split(" "))).isEqualTo(2);
    assertThat(err.toString()).contains(said);
  }

  @Test
  void aReportThatCouldNotBeWrittenIsRefusedBeforeAnythingIsMeasured() {
    var err = new StringWriter();
    var line = TrainingMain.commandLine().setErr(new PrintWriter(err));
    assertThat(line.execute("evaluate", "--output", "/nonexistent/dir/report.json")).isEqualTo(2);
    assertThat(err)
        .hasToString(
            "pointsman: /nonexistent/dir/report.json: expected a folder to write it into, found none\n");
  }

  @Test
  void aMissingFileIsNamedAsSuch() throws Exception {
    var err = new StringWriter();
    var line = TrainingMain.commandLine().setErr(new PrintWriter(err));
    line.getExecutionExceptionHandler()
        .handleExecutionException(
            new NoSuchFileException("/rows.jsonl"), line, line.getParseResult());
    assertThat(err).hasToString("pointsman: /rows.jsonl: no such file\n");
  }

  static Stream<String> commands() {
    return TrainingMain.commandLine().getSubcommands().keySet().stream();
  }
}
