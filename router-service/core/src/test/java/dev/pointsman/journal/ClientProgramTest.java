package dev.pointsman.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientProgramTest {
  @ParameterizedTest
  @CsvSource({
    "'claude-cli/2.1.283 (external, cli)', claude-cli, 2.1.283",
    "'codex_cli_rs/0.50.0 (Debian 12)', codex_cli_rs, 0.50.0",
    "'OpenAI/Python 1.68.2', OpenAI, Python",
    "'curl/8.5.0', curl, 8.5.0",
    "'Anthropic/JS v0.60', Anthropic, JS",
    "'opencode', opencode, ''",
    "'', '', ''",
    "'(strange)', '', ''"
  })
  void isTheFirstProductOfTheUserAgent(String agent, String name, String version) {
    assertThat(ClientProgram.of(agent)).isEqualTo(new ClientProgram(name, version));
  }

  @Test
  void isBounded() {
    var program = ClientProgram.of("a".repeat(10_000) + "/" + "1".repeat(10_000));
    assertThat(program.name()).hasSizeLessThanOrEqualTo(64);
  }
}
