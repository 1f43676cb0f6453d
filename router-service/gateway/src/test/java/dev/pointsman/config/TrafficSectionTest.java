package dev.pointsman.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pointsman.catalog.Catalog;
import dev.pointsman.config.CascadeConfig.Mode;
import dev.pointsman.config.RelayConfig.Timeouts;
import dev.pointsman.journal.CaptureLevel;
import dev.pointsman.journal.DurabilityLevel;
import dev.pointsman.journal.JournalSettings;
import dev.pointsman.journal.Retention;
import java.io.IOException;
import java.net.URI;
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

class TrafficSectionTest {
  private static final Map<String, String> HOME = Map.of("POINTSMAN_HOME", "/nowhere");
  private static final ConfigReader READER = new ConfigReader(HOME);

  @Test
  void defaultsAreThese() {
    var traffic = READER.parse("").traffic();
    assertThat(traffic.journal())
        .isEqualTo(
            new JournalConfig(
                Path.of("journal.db"),
                JournalSettings.of(CaptureLevel.FEATURES, Retention.days(30))));
    assertThat(traffic.sessions()).isEqualTo(new SessionsConfig(10_000, Duration.ofHours(12)));
    assertThat(traffic.relay())
        .isEqualTo(
            new RelayConfig(
                Timeouts.DEFAULT, 2, 0.1, Duration.ofSeconds(15), 512, CascadeConfig.DEFAULT));
    assertThat(traffic.roles()).isEmpty();
    assertThat(traffic.clientKeys().file()).isEqualTo(Path.of("/nowhere/client-keys"));
  }

  @Test
  void readsWhatTheOperatorChose() {
    var yaml =
        """
        journal: {path: /var/j.db, capture: redacted, keep_days: 7, durability: synced}
        sessions: {most: 5, idle_minutes: 10}
        relay: {ping_seconds: 5, retries: 0, cascade: {mode: off, buffered: true,
          validation_url: "http://localhost:9/check"}}
        roles: {DB-Migrator: Editor}
        """;
    var traffic = READER.parse(yaml).traffic();
    assertThat(traffic.journal())
        .isEqualTo(
            new JournalConfig(
                Path.of("/var/j.db"),
                JournalSettings.of(CaptureLevel.REDACTED, Retention.days(7))
                    .promising(DurabilityLevel.SYNCED)));
    assertThat(traffic.relay().cascade().mode()).isEqualTo(Mode.OFF);
    assertThat(traffic.relay().cascade().validationUrl())
        .isEqualTo(URI.create("http://localhost:9/check"));
    assertThat(traffic.roles()).isEqualTo(Map.of("db-migrator", "editor"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "journal: {capture: ful}          | journal.capture      | did you mean 'full'?",
        "journal: {durability: sync}      | journal.durability   | did you mean 'synced'?",
        "journal: {durability: maybe}     | journal.durability   | use one of written, synced",
        "journal: {keep_days: 0}          | journal.keep_days    | from 1",
        "sessions: {most: none}           | sessions.most        | whole number",
        "sessions: {idle: 5}              | sessions.idle        | most, idle_minutes",
        "relay: {ping_seconds: 0}         | relay.ping_seconds   | from 1",
        "relay: {retry_share: 2}          | relay.retry_share    | from 0",
        "relay: {cascade: {mode: maybe}}  | relay.cascade.mode   | off, auto",
        "relay: {cascade: {validation_url: 'http://169.254.169.254/'}}"
            + " | relay.cascade.validation_url | metadata",
        "roles: {planner: [a]}            | roles.planner        | expected a text",
        "client_keys: {files: x}          | client_keys.files    | did you mean 'file'?"
      })
  void namesKeyAndRemedy(String yaml, String key, String remedy) {
    assertThat(mistakes(READER, yaml))
        .anySatisfy(mistake -> {
          assertThat(mistake.key()).isEqualTo(key);
          assertThat(mistake.remedy()).contains(remedy);
        });
  }

  @Test
  void anEmptyWebhookSecretIsAMistake(@TempDir Path home) throws IOException {
    Files.writeString(home.resolve("webhook-secret"), "\n");
    var reader = new ConfigReader(Map.of("POINTSMAN_HOME", home.toString()));
    assertThat(mistakes(reader, ""))
        .extracting(Mistake::remedy)
        .containsExactly("holds no secret: write one, or delete it");
  }

  @Test
  void theWebhookSecretOfTheEnvironmentComesFirst(@TempDir Path home) throws IOException {
    Files.writeString(home.resolve("webhook-secret"), "of the file");
    var file = new ConfigReader(Map.of("POINTSMAN_HOME", home.toString()));
    assertThat(file.parse("").traffic().webhook().secret()).isEqualTo("of the file");
    var both =
        new ConfigReader(
            Map.of("POINTSMAN_HOME", home.toString(), "POINTSMAN_WEBHOOK_SECRET", "first"));
    assertThat(both.parse("").traffic().webhook().secret()).isEqualTo("first");
    assertThat(both.parse("").traffic().webhook().toString()).doesNotContain("first");
  }

  @Test
  void aWrongClientKeyIsNotRepeated() {
    var reader =
        new ConfigReader(Map.of("POINTSMAN_CLIENT_KEYS", "alice=short,:=also-secret-text"));
    assertThat(mistakes(reader, ""))
        .allSatisfy(mistake -> assertThat(mistake.toString()).doesNotContain("short,", "secret"))
        .isNotEmpty();
  }

  @Test
  void aKeyInTheEnvironmentOpensOtherHosts() {
    var reader = new ConfigReader(Map.of("POINTSMAN_CLIENT_KEYS", "alice=0123456789abcdef"));
    assertThat(reader.parse("server: {host: 0.0.0.0}").server().host()).isEqualTo("0.0.0.0");
    assertThat(reader.parse("").at("10.0.0.1", 80).server().host()).isEqualTo("10.0.0.1");
  }

  @Test
  void namedModelsOfALocalServerMakeALadder() {
    var reader =
        new ConfigReader(
            Map.of(
                "POINTSMAN_MODELS", "small, large",
                "POINTSMAN_OPENAI_BASE_URL", "http://localhost:11434"));
    var catalog = reader.parse("").catalog();
    assertThat(catalog.offers(catalog.ladder().lowest()).getFirst().model().value())
        .isEqualTo("small");
    assertThat(catalog.offers(catalog.ladder().top()).getFirst().model().value())
        .isEqualTo("large");
  }

  @Test
  void namedModelsWithoutAPriceAreWeighedAsTheUsualOnesInTheirPlaces() {
    var named = named("small,large");
    var usual = Catalog.anthropic();
    var tiers = named.ladder().tiers();
    assertThat(tiers)
        .extracting(tier -> named.offers(tier).getFirst().price())
        .containsExactly(
            usual.offers(tiers.get(0)).getFirst().price(),
            usual.offers(tiers.get(1)).getFirst().price(),
            usual.offers(tiers.get(1)).getFirst().price());
  }

  @Test
  void aNamedModelOfAUsualLadderHasItsPriceAndWindow() {
    var offers = named("gpt-4.1-nano,other,gpt-5.5");
    var nano = Catalog.openAi().offers(offers.ladder().lowest()).getFirst();
    assertThat(offers.offers(offers.ladder().lowest())).containsExactly(nano);
  }

  private static Catalog named(String models) {
    return new ConfigReader(Map.of("POINTSMAN_MODELS", models)).parse("").catalog();
  }

  @Test
  void tooManyNamedModelsAreRefused() {
    assertThat(mistakes(new ConfigReader(Map.of("POINTSMAN_MODELS", "a,b,c,d")), ""))
        .extracting(Mistake::key)
        .containsExactly("POINTSMAN_MODELS");
  }

  @Test
  void aMovedProviderCountsAsFound() {
    var reader = new ConfigReader(Map.of("POINTSMAN_OPENAI_BASE_URL", "http://localhost:11434"));
    assertThat(reader.parse("").catalog()).isEqualTo(Catalog.openAi());
  }

  private static List<Mistake> mistakes(ConfigReader reader, String yaml) {
    var refused = catchThrowableOfType(ConfigurationRefused.class, () -> reader.parse(yaml));
    return Objects.requireNonNull(refused).mistakes();
  }
}
