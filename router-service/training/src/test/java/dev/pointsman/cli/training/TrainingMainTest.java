package dev.pointsman.cli.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TrainingMainTest {
  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandExplainsItself(String command) {
    assertThat(TrainingMain.commandLine().execute(command, "--help")).isZero();
  }

  static Stream<String> commands() {
    return TrainingMain.commandLine().getSubcommands().keySet().stream();
  }
}
