package dev.pointsman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SetupCommandTest {
  @TempDir private Path home;

  @Test
  void claudeCodeKeepsWhatElseItsSettingsHold() throws IOException {
    var file = existing(".claude/settings.json", "{\"theme\":\"dark\",\"env\":{\"A\":\"b\"}}");
    assertThat(setup("claude-code")).contains("Wrote", "Copied");
    var settings = new ObjectMapper().readTree(Files.readString(file));
    assertThat(settings.at("/theme").asText()).isEqualTo("dark");
    assertThat(settings.at("/env/A").asText()).isEqualTo("b");
    assertThat(settings.at("/env/ANTHROPIC_BASE_URL").asText()).isEqualTo("http://localhost:8080");
    assertThat(settings.at("/env/ANTHROPIC_MODEL").asText()).isEqualTo("claude-auto");
    assertThat(settings.at("/env/ANTHROPIC_DEFAULT_HAIKU_MODEL").asText())
        .isEqualTo("claude-auto-fast");
    assertThat(settings.at("/env/CLAUDE_CODE_GATEWAY_HINT_HEADERS").asText()).isEqualTo("1");
  }

  @Test
  void theFileBeforeIsCopiedBesideIt() throws IOException {
    var file = existing(".claude/settings.json", "{\"theme\":\"dark\"}");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    setup("claude-code");
    try (var files = Files.list(file.getParent())) {
      assertThat(files.filter(copy -> copy.toString().endsWith(".bak")))
          .singleElement()
          .satisfies(copy -> assertThat(copy).hasContent("{\"theme\":\"dark\"}"));
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void aDryRunWritesNothing() {
    assertThat(setup("claude-code", "--dry-run")).contains("would become", "claude-auto");
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void settingUpTwiceChangesNothingMore() throws IOException {
    for (var client : new String[] {"claude-code", "codex", "opencode", "aider"}) {
      setup(client);
      assertThat(setup(client)).contains("as it should be already");
    }
  }

  @Test
  void settingsThatAreNoJsonAreLeftAlone() throws IOException {
    var file = existing(".claude/settings.json", "{ // mine\n}");
    assertThat(setup("claude-code")).contains("nothing was written", "ANTHROPIC_BASE_URL");
    assertThat(file).hasContent("{ // mine\n}");
  }

  @Test
  void codexKeepsCommentsTablesAndTextsOfSeveralLines() throws IOException {
    var before =
        """
        # mine
        model = "gpt-5" # old
        notes = \"\"\"
        model_provider = "no key at all"
        [not.a.table]
        \"\"\"
        list = [
          "a",
        ]

        [model_providers.pointsman]
        base_url = "http://old"

        # of the next
        [tui]
        model = "not this one"
        """;
    var file = existing(".codex/config.toml", before);
    setup("codex", "--base-url", "http://10.0.0.5:8080/v1/");
    assertThat(file)
        .hasContent(
            """
            model_provider = "pointsman"
            # mine
            model = "auto"
            notes = \"\"\"
            model_provider = "no key at all"
            [not.a.table]
            \"\"\"
            list = [
              "a",
            ]

            [model_providers.pointsman]
            name = "Pointsman"
            base_url = "http://10.0.0.5:8080/v1"
            wire_api = "responses"

            # of the next
            [tui]
            model = "not this one"
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "model_providers.pointsman = { name = \"a\" }\n",
        "[model_providers]\npointsman.name = \"a\"\n",
        "\"model_providers\" . pointsman . name = \"a\"\n"
      })
  void codexGetsNoTableTwice(String before) throws IOException {
    var file = existing(".codex/config.toml", before);
    assertThat(setup("codex")).contains("nothing was written", "[model_providers.pointsman]");
    assertThat(file).hasContent(before);
  }

  @Test
  void codexKeepsTablesBelowItsOwn() throws IOException {
    var below = "[model_providers.pointsman.http_headers]\na = \"b\"\n";
    var file = existing(".codex/config.toml", below);
    setup("codex");
    assertThat(file).content().contains(below, "[model_providers.pointsman]\n");
  }

  @Test
  void aiderKeepsCommentsAndOtherKeys() throws IOException {
    var file = existing(".aider.conf.yml", "# mine\nmodel: gpt-4o\ndark-mode: true\n");
    setup("aider");
    assertThat(file)
        .hasContent(
            """
            # mine
            model: openai/auto
            dark-mode: true
            openai-api-base: http://localhost:8080/v1
            """);
  }

  @Test
  void aiderKeysInQuotesAreTheSameKeys() throws IOException {
    var file =
        existing(".aider.conf.yml", "'model' : gpt-4o\n\"openai-api-base\": \"http://other/v1\"\n");
    setup("aider");
    assertThat(file)
        .hasContent(
            """
            model: openai/auto
            openai-api-base: http://localhost:8080/v1
            """);
  }

  @Test
  void aiderSettingsOfAnotherLayoutAreLeftAlone() throws IOException {
    var file = existing(".aider.conf.yml", "{model: gpt-4o}\n");
    assertThat(setup("aider")).contains("nothing was written", "openai/auto");
    assertThat(file).hasContent("{model: gpt-4o}\n");
  }

  @Test
  void opencodeGetsAProvider() throws IOException {
    setup("opencode");
    var settings =
        new ObjectMapper()
            .readTree(Files.readString(home.resolve(".config/opencode/opencode.json")));
    assertThat(settings.at("/provider/pointsman/options/baseURL").asText())
        .isEqualTo("http://localhost:8080/v1");
    assertThat(settings.at("/model").asText()).isEqualTo("pointsman/auto");
  }

  @ParameterizedTest
  @CsvSource({
    "openai-sdk, OPENAI_BASE_URL=http://localhost:8080/v1",
    "cline,      http://localhost:8080/v1",
    "clin,       'unknown client'"
  })
  void someClientsGetWords(String client, String words) {
    assertThat(setup(client)).contains(words);
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void anAddressThatIsNoneIsRefused() {
    assertThat(setup("codex", "--base-url", "here\"")).contains("expected --base-url");
    assertThat(home).isEmptyDirectory();
  }

  private Path existing(String name, String content) throws IOException {
    var file = home.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  private String setup(String client, String... options) {
    var said = new StringWriter();
    var line = PointsmanCommand.line(Map.of("HOME", home.toString()));
    line.setOut(new PrintWriter(said, true)).setErr(new PrintWriter(said, true));
    var arguments = new ArrayList<>(List.of("setup", client));
    arguments.addAll(List.of(options));
    line.execute(arguments.toArray(String[]::new));
    return said.toString();
  }
}
