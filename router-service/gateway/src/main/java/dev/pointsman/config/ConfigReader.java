package dev.pointsman.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds, reads and checks the configuration.
public final class ConfigReader {
  public static final String FILE_NAME = "pointsman.yaml";

  private static final ObjectMapper YAML =
      new ObjectMapper(
              YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private static final Pattern PLACED =
      Pattern.compile("(?m)^(.+)\\R in '[^']*', line (\\d+), column \\d+");

  private final Map<String, String> environment;

  public ConfigReader(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /// The folder of the user's own files: POINTSMAN_HOME, else `~/.pointsman`.
  public Path home() {
    var named = environment.getOrDefault("POINTSMAN_HOME", "");
    return named.isBlank()
        ? Path.of(System.getProperty("user.home"), ".pointsman")
        : Path.of(named);
  }

  /// The configuration of the home folder; without one, the defaults.
  public PointsmanConfig read() {
    var file = home().resolve(FILE_NAME);
    return Files.exists(file) ? read(file) : parse("");
  }

  public PointsmanConfig read(Path file) {
    return parse(text(file));
  }

  /// The file of client keys, even if the rest of the configuration is not sound yet: a host that
  /// demands a key is, until the first one is there.
  ///
  /// @param named the configuration, or null for the one of the home folder
  public Path clientKeyFile(@Nullable Path named) {
    var usual = home().resolve(FILE_NAME);
    var file = named == null ? usual : named;
    var yaml = named == null && !Files.exists(usual) ? "" : text(file);
    var keys = Section.root(tree(yaml), new ArrayList<>()).section("client_keys");
    return home().resolve(keys.text("file", ClientKeysConfig.FILE_NAME));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw unreadable(file, "there is no such file: check the path");
    } catch (CharacterCodingException e) {
      throw unreadable(file, "is no UTF-8 text: save it as such");
    } catch (IOException e) {
      throw unreadable(file, "cannot be read: check that it is a file, and its permissions");
    }
  }

  private static ConfigurationRefused unreadable(Path file, String remedy) {
    return new ConfigurationRefused(List.of(new Mistake("--config", file.toString(), remedy)));
  }

  public PointsmanConfig parse(String yaml) {
    var mistakes = new ArrayList<Mistake>();
    var root = Section.root(tree(yaml), mistakes);
    var config = config(root);
    root.noteUnknownKeys();
    if (!mistakes.isEmpty()) {
      throw new ConfigurationRefused(mistakes.stream().distinct().toList());
    }
    return config;
  }

  private PointsmanConfig config(Section root) {
    var classifier = classifier(root.section("classifier"));
    var providers = new ProviderSection(root.section("providers"), environment).read();
    var catalogs = new TierSection(root, providers.keySet(), usualCatalogs(root)).read();
    var policy = new PolicySection(root.section("policy"), catalogs.main().ladder()).read();
    var traffic = new TrafficSection(root, home(), environment).read();
    policy = policy.with(policy.rules().alsoFor(traffic.roles()));
    var server = server(root.section("server"), traffic.clientKeys());
    return new PointsmanConfig(server, classifier, providers, catalogs, policy, traffic);
  }

  private static JsonNode tree(String yaml) {
    try {
      return YAML.readTree(yaml);
    } catch (JsonProcessingException e) {
      throw new ConfigurationRefused(List.of(syntax(e)));
    }
  }

  /// The parser tells first in what it was, then what it met there: each a line, its place behind.
  private static Mistake syntax(JsonProcessingException failure) {
    var remedy = "mend the YAML there";
    return PLACED
        .matcher(failure.getOriginalMessage())
        .results()
        .reduce((first, last) -> last)
        .map(last -> new Mistake("line " + last.group(2), last.group(1), remedy))
        .orElseGet(() -> new Mistake(line(failure), firstLine(failure), remedy));
  }

  private static String line(JsonProcessingException failure) {
    var location = failure.getLocation();
    return "line " + (location == null ? "?" : Integer.toString(location.getLineNr()));
  }

  private static String firstLine(JsonProcessingException failure) {
    return failure.getOriginalMessage().lines().findFirst().orElse("unreadable");
  }

  private static ServerConfig server(Section section, ClientKeysConfig keys) {
    var usual = ServerConfig.DEFAULT;
    var server =
        new ServerConfig(
            section.text("host", usual.host()),
            section.whole("port", usual.port(), 0, ServerConfig.HIGHEST_PORT),
            limits(section.section("limits")));
    if (!server.isLoopback() && !keys.holdsAny()) {
      var mistake = ServerConfig.keylessHost("host", server.host());
      section.note(mistake.key(), mistake.value(), mistake.remedy());
    }
    return server;
  }

  private static Limits limits(Section section) {
    var usual = Limits.DEFAULT;
    return new Limits(
        section.whole("body_bytes", usual.bodyBytes(), 1_024, Limits.MOST_BYTES),
        section.whole("held_body_bytes", usual.heldBodyBytes(), 1_024, Limits.MOST_BYTES),
        section.whole("batch_inputs", usual.batchInputs(), 1, 10_000),
        section.whole("concurrent_requests", usual.concurrentRequests(), 1, 100_000),
        section.whole("connections", usual.connections(), 1, 100_000),
        seconds(section, "idle_timeout_seconds", usual.idleTimeout()),
        seconds(section, "shutdown_grace_seconds", usual.shutdownGrace()));
  }

  private static Duration seconds(Section section, String key, Duration usual) {
    return Duration.ofSeconds(section.whole(key, (int) usual.toSeconds(), 1, 3_600));
  }

  private static ClassifierConfig classifier(Section section) {
    var usual = ClassifierConfig.DEFAULT;
    var models = section.text("models", usual.models().toString());
    var deadline = section.whole("deadline_ms", (int) usual.deadline().toMillis(), 1, 60_000);
    return new ClassifierConfig(Path.of(models), Duration.ofMillis(deadline));
  }

  private Catalogs usualCatalogs(Section root) {
    return new UsualCatalogs(root, environment).find();
  }
}
