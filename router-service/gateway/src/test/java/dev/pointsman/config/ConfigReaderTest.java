package dev.pointsman.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pointsman.catalog.Catalog;
import dev.pointsman.catalog.Ladder;
import dev.pointsman.config.ProviderConfig.Dialect;
import dev.pointsman.policy.PolicySettings;
import dev.pointsman.policy.Quality;
import dev.pointsman.policy.Rules;
import dev.pointsman.unit.ProviderId;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigReaderTest {
  private static final ConfigReader READER = new ConfigReader(Map.of());

  @Test
  void defaultsAreThese() {
    var config = READER.parse("");
    assertThat(config.server())
        .isEqualTo(
            new ServerConfig(
                "127.0.0.1",
                8080,
                new Limits(
                    8_388_608,
                    Limits.DEFAULT.heldBodyBytes(),
                    256,
                    64,
                    1_024,
                    Duration.ofMinutes(1),
                    Duration.ofSeconds(10))));
    assertThat(config.classifier())
        .isEqualTo(new ClassifierConfig(Path.of("models"), Duration.ofMillis(20)));
    assertThat(config.catalog()).isEqualTo(Catalog.anthropic());
    assertThat(config.policy()).isEqualTo(PolicySettings.defaults(Ladder.DEFAULT));
  }

  @Test
  void theExampleFileHoldsTheDefaults() throws IOException {
    try (var example = ConfigReader.class.getResourceAsStream("pointsman-example.yaml")) {
      var yaml = Objects.requireNonNull(example).readAllBytes();
      assertThat(READER.parse(new String(yaml, StandardCharsets.UTF_8)))
          .isEqualTo(READER.parse(""));
    }
  }

  @Test
  void reportsAllMistakesTogether() {
    var yaml =
        """
        server: {prot: 1, port: 70000}
        policy: {quality: balancd, fallback_tier: standart}
        """;
    assertThat(mistakes(yaml))
        .extracting(Mistake::key)
        .containsExactlyInAnyOrder(
            "server.port", "server.prot", "policy.quality", "policy.fallback_tier");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "polcy: {}                            | polcy                 | did you mean 'policy'?",
        "server: {port: eighty}               | server.port           | whole number",
        "server: {port: 80.5}                 | server.port           | whole number",
        "server: 8080                         | server                | expected keys",
        "server: {limits: {body_bytes: -1}}   | server.limits.body_bytes | from 1024",
        "server: {host: 0.0.0.0}              | server.host           | pointsman keys add",
        "classifier: {deadline_ms: true}      | classifier.deadline_ms | whole number",
        "classifier: {models: [a]}            | classifier.models     | expected a text",
        "providers: {mine: {dialect: gemini}} | providers.mine.dialect | anthropic, openai",
        "providers: {mine: {base_url: here}}  | providers.mine.base_url | https://",
        "providers: {groq: {base_url: 'https://api.groq.com/openai/v1'}}"
            + " | providers.groq.key_variable | the environment variable of its key",
        "providers: {openai: {dialect: anthropic, base_url: 'https://a.example'}}"
            + " | providers.openai.key_variable | the environment variable of its key",
        "tiers: []                            | tiers                 | 2 to 5",
        "tiers: fast                          | tiers                 | expected a list",
        "policy: {fallback_tier: huge}        | policy.fallback_tier  | fast, standard, premium",
        "policy: {fallback_tier: premum}      | policy.fallback_tier  | did you mean 'premium'?",
        "policy: {switch_margin: 1}           | policy.switch_margin  | from 0.0",
        "policy: {max_cost_usd: 0}            | policy.max_cost_usd   | from 1.0E-9",
        "policy: {nothing_ships: {fixed_usd: -1}} | policy.nothing_ships.fixed_usd | from 0.0",
        "policy: {exploration: {epsilon: 0.2}} | policy.exploration.epsilon | from 0.0 to 0.1",
        "policy: {exploration: {max_extra_usd: -1}} | policy.exploration.max_extra_usd | from 0.0",
        "policy: {exploration: {epsilom: 0.1}} | policy.exploration.epsilom | did you mean 'epsilon'?",
        "policy: {rules: {iteration_cap: 0}}  | policy.rules.iteration_cap | from 1",
        "policy: {rules: {enabled: maybe}}    | policy.rules.enabled  | true or false",
        "policy: {rules: {role_pins: {a: b}}} | policy.rules.role_pins.a | unknown tier",
        "policy: {rules: {raising_words: {keywords: ['-']}}} | policy.rules.raising_words.keywords"
            + " | letters or digits",
        "policy: {rules: {minimum_tiers: [{feature: contxt_tokens, at_least: 1, tier: fast}]}}"
            + " | policy.rules.minimum_tiers[0].feature | did you mean 'context_tokens'?",
        "policy: {expected_output_tokens: {renam: 1}} | policy.expected_output_tokens.renam"
            + " | did you mean 'rename'?"
      })
  void namesKeyAndRemedy(String yaml, String key, String remedy) {
    assertThat(mistakes(yaml))
        .anySatisfy(mistake -> {
          assertThat(mistake.key()).isEqualTo(key);
          assertThat(mistake.remedy()).contains(remedy);
        });
  }

  @Test
  void namesTheValueThatWasRefused() {
    assertThat(mistakes("server: {port: 70000}"))
        .containsExactly(
            new Mistake("server.port", "70000", "expected a whole number from 0 to 65535"));
  }

  @Test
  void namesMissingKeysAndUnknownProvidersOfAModel() {
    var yaml = "tiers: [{name: a, models: [{provider: anthropc, model: m}]}, {name: b}]";
    assertThat(mistakes(yaml))
        .extracting(Mistake::key)
        .contains(
            "tiers[0].models[0].provider",
            "tiers[0].models[0].input_usd_per_million",
            "tiers[0].models[0].output_usd_per_million");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "server:\n  port: [1",
        "server: {}\nserver: {}",
        "a: b: c",
        "\t- x",
        "a: .nan",
        "a: \0"
      })
  void namesTheLineOfBadYaml(String yaml) {
    assertThat(mistakes(yaml))
        .hasSize(1)
        .first()
        .extracting(Mistake::key)
        .asString()
        .matches("line \\d+");
  }

  @Test
  void refusesEndlessNesting() {
    assertThat(mistakes("[".repeat(100_000))).hasSize(1);
  }

  @Test
  void aKeyWithNothingBehindItIsNotSet() {
    assertThat(READER.parse("server:\npolicy:\n  quality:\n")).isEqualTo(READER.parse(""));
  }

  @Test
  void namesAWrongTypeOnce() {
    assertThat(mistakes("policy: {rules: {role_pins: {explorer: 5, planner: }}}"))
        .extracting(Mistake::value)
        .containsExactly("5", "missing");
  }

  @Test
  void readsALadderOfItsOwn() {
    var config =
        READER.parse(
            """
            providers: {local: {base_url: "http://localhost:1234/v1", key_variable: LOCAL_KEY}}
            tiers:
              - name: small
                models:
                  - {provider: local, model: q, input_usd_per_million: 0, output_usd_per_million: 0}
              - name: large
                models:
                  - {provider: local, model: r, input_usd_per_million: 0, output_usd_per_million: 0}
            """);
    assertThat(config.catalog().ladder()).isEqualTo(Ladder.of("small", "large"));
    assertThat(config.policy()).isEqualTo(PolicySettings.defaults(Ladder.of("small", "large")));
    assertThat(config.providers())
        .containsEntry(
            new ProviderId("local"),
            new ProviderConfig(
                Dialect.OPENAI, URI.create("http://localhost:1234/v1"), "LOCAL_KEY"));
  }

  @Test
  void explicitPricesOfFailureOverrideTheDial() {
    var config =
        READER.parse("policy: {quality: strict, failed_attempt: {share_of_top_tier: 0.5}}");
    assertThat(config.policy().dial().failedAttempt().share()).isEqualTo(0.5);
    assertThat(config.policy().dial().nothingShips())
        .isEqualTo(Quality.STRICT.dial().nothingShips());
  }

  @Test
  void rulesCanBeSwitchedOff() {
    assertThat(READER.parse("policy: {rules: {enabled: false}}").policy().rules())
        .isEqualTo(Rules.none(Ladder.DEFAULT));
  }

  @Test
  void theKeyFoundChoosesTheLadder() {
    var openAi = new ConfigReader(Map.of("OPENAI_API_KEY", "k"));
    var both = new ConfigReader(Map.of("OPENAI_API_KEY", "k", "ANTHROPIC_API_KEY", "k"));
    assertThat(openAi.parse("").catalog()).isEqualTo(Catalog.openAi());
    assertThat(both.parse("").catalogs())
        .isEqualTo(new Catalogs(Catalog.anthropic(), Catalog.openAi()));
  }

  @Test
  void theEnvironmentMovesTheUsualProviders() {
    var reader = new ConfigReader(Map.of("POINTSMAN_OPENAI_BASE_URL", "http://localhost:9"));
    assertThat(reader.parse("").providers().get(new ProviderId("openai")))
        .extracting(ProviderConfig::baseUrl)
        .isEqualTo(URI.create("http://localhost:9"));
  }

  @Test
  void readsTheFileOfTheHomeFolder(@TempDir Path home) throws IOException {
    Files.writeString(home.resolve("pointsman.yaml"), "server: {port: 0}");
    var reader = new ConfigReader(Map.of("POINTSMAN_HOME", home.toString()));
    assertThat(reader.read().server().port()).isZero();
  }

  @Test
  void withoutAFileTheDefaultsHold(@TempDir Path home) {
    var reader = new ConfigReader(Map.of("POINTSMAN_HOME", home.toString()));
    assertThat(reader.read()).isEqualTo(reader.parse(""));
  }

  @Test
  void aNamedFileMustBeReadable(@TempDir Path home) throws IOException {
    var latin = Files.write(home.resolve("latin.yaml"), new byte[] {'a', ':', (byte) 0xE9});
    assertThat(refusal(home.resolve("none.yaml")))
        .contains("none.yaml: there is no such file")
        .doesNotContain("UTF-8");
    assertThat(refusal(latin)).contains("latin.yaml: is no UTF-8 text");
    assertThat(refusal(home)).contains("check that it is a file");
  }

  @Test
  void saysWhatYamlMetAndWhere() {
    assertThat(mistakes("policy:\n\tquality: strict\n").getFirst().toString())
        .contains("line 2: found character '\\t(TAB)' that cannot start any token");
    assertThat(mistakes("policy: {quality: [\n}\n").getFirst().toString())
        .contains("line 2: expected the node content, but found '}'");
  }

  @Test
  void aTierWithoutAModelIsAMistakeBesideOthers() {
    var yaml =
        """
        tiers:
          - {name: a, models: [{provider: anthropic, model: m, input_usd_per_million: 1, output_usd_per_million: 1}]}
          - {name: b, models: []}
          - {name: c}
        """;
    assertThat(mistakes(yaml))
        .extracting(Mistake::key)
        .containsExactly("tiers[1].models", "tiers[2].models");
  }

  @Test
  void theCommandLineMayMoveTheServerWithinTheMachine() {
    var config = READER.parse("");
    assertThat(config.at("localhost", 0).server().port()).isZero();
    assertThatThrownBy(() -> config.at("10.0.0.1", 80)).hasMessageContaining("keys add");
    assertThatThrownBy(() -> config.at("::1", -1)).hasMessageContaining("65535");
  }

  private static List<Mistake> mistakes(String yaml) {
    var refused = catchThrowableOfType(ConfigurationRefused.class, () -> READER.parse(yaml));
    return Objects.requireNonNull(refused).mistakes();
  }

  private static String refusal(Path file) {
    var refused = catchThrowableOfType(ConfigurationRefused.class, () -> READER.read(file));
    return String.valueOf(Objects.requireNonNull(refused).getMessage());
  }
}
