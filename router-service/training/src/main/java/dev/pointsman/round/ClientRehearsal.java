package dev.pointsman.round;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pointsman.json.JsonReader;
import dev.pointsman.rehearsal.AgentScript;
import dev.pointsman.rehearsal.ScriptedUpstream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Runs real command lines through a gateway of its own in front of a scripted upstream, each in a
/// home of its own, and tells what each of their calls was taken for. What the clients send is
/// neither printed nor kept.
public final class ClientRehearsal {
  private static final int LONGEST_SECONDS = 120;
  private static final String KEY = "rehearsal";

  private final Path programs;
  private final Path jar;
  private final Path models;
  private final Consumer<String> progress;
  private final List<String> failures = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();

  /// Makes ready.
  ///
  /// @param programs the folder with `claude`, `codex` and `opencode`
  public ClientRehearsal(Path programs, Path jar, Path models, Consumer<String> progress) {
    this.programs = programs;
    this.jar = jar;
    this.models = models;
    this.progress = progress;
  }

  /// What was seen, a row a call, and what went wrong.
  public record Outcome(TextTable calls, List<String> failures) {
    public Outcome {
      failures = List.copyOf(failures);
    }
  }

  /// Runs every scenario, one after the other.
  public Outcome run() throws IOException, InterruptedException {
    try (var scratch = ScratchFolder.create();
        var upstream = ScriptedUpstream.start(new AgentScript())) {
      Files.createSymbolicLink(scratch.path().resolve("models"), models.toRealPath());
      var base = upstream.base().toString();
      var environment =
          Map.of(
              "ANTHROPIC_API_KEY", KEY,
              "OPENAI_API_KEY", KEY,
              "POINTSMAN_ANTHROPIC_BASE_URL", base,
              "POINTSMAN_OPENAI_BASE_URL", base);
      try (var gateway = GatewayProcess.start(jar, scratch.path(), environment)) {
        gateway.awaitReady();
        var stage = new Stage(gateway.address(""), scratch.path());
        for (var scenario : ClientScenario.all()) {
          rehearse(scenario, stage);
        }
      }
    }
    var head = List.of("client", "scenario", "kind", "endpoint", "asked", "model", "why", "ending");
    return new Outcome(
        new TextTable("What the calls of real clients were taken for", head, rows, List.of()),
        failures);
  }

  /// The gateway's address, and the folder for the clients' homes.
  private record Stage(URI gateway, Path scratch) {
    Path home(String client) throws IOException {
      return Files.createDirectories(scratch.resolve("homes").resolve(client));
    }
  }

  private void rehearse(ClientScenario scenario, Stage stage)
      throws IOException, InterruptedException {
    progress.accept(scenario.client() + ", " + scenario.name());
    var start = Instant.now();
    var exitCode = run(scenario, stage);
    if ((exitCode != 0) != scenario.isFailing()) {
      failures.add("%s, %s: exit code %d".formatted(scenario.client(), scenario.name(), exitCode));
    }
    var decisions = decisions(stage.gateway(), start);
    if (decisions.isEmpty()) {
      failures.add("%s, %s: no call was recorded".formatted(scenario.client(), scenario.name()));
    }
    decisions.reversed().forEach(decision -> rows.add(row(scenario, decision)));
  }

  private int run(ClientScenario scenario, Stage stage) throws IOException, InterruptedException {
    var home = stage.home(scenario.client());
    writeSettings(scenario.client(), home, stage.gateway());
    var builder =
        new ProcessBuilder(scenario.in(programs))
            .directory(Files.createDirectories(home.resolve("work")).toFile())
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().keySet().removeIf(name -> name.matches("(?:ANTHROPIC|OPENAI|CLAUDE).*"));
    builder
        .environment()
        .putAll(
            Map.of(
                "HOME",
                home.toString(),
                "XDG_CONFIG_HOME",
                home.resolve(".config").toString(),
                "XDG_DATA_HOME",
                home.resolve(".local/share").toString(),
                "ANTHROPIC_BASE_URL",
                stage.gateway().toString(),
                "ANTHROPIC_API_KEY",
                KEY,
                "ANTHROPIC_MODEL",
                "claude-auto",
                "CLAUDE_CODE_GATEWAY_HINT_HEADERS",
                "1",
                "OPENAI_API_KEY",
                KEY));
    var process = builder.start();
    if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    return process.exitValue();
  }

  private static void writeSettings(String client, Path home, URI gateway) throws IOException {
    switch (client) {
      case "codex" ->
          write(
              home.resolve(".codex/config.toml"),
              """
              model = "auto"
              model_provider = "pointsman"
              sandbox_mode = "danger-full-access"
              approval_policy = "never"
              [model_providers.pointsman]
              name = "Pointsman"
              base_url = "%s/v1"
              wire_api = "responses"
              env_key = "OPENAI_API_KEY"
              """
                  .formatted(gateway));
      case "opencode" ->
          write(
              home.resolve(".config/opencode/opencode.json"),
              """
              {"model": "pointsman/auto", "small_model": "pointsman/auto", "provider": {"pointsman":
                {"npm": "@ai-sdk/openai-compatible", "name": "Pointsman",
                 "options": {"baseURL": "%s/v1", "apiKey": "rehearsal"},
                 "models": {"auto": {"name": "auto"}}}}}
              """
                  .formatted(gateway));
      default -> {} // Claude Code reads its environment
    }
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static List<JsonNode> decisions(URI gateway, Instant since)
      throws IOException, InterruptedException {
    var address = URI.create(gateway + "/v1/decisions?limit=1000&since=" + since);
    try (var client = HttpClient.newHttpClient()) {
      var answer = client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
      return JsonReader.read(answer.body()).path("decisions").valueStream().toList();
    }
  }

  private static List<String> row(ClientScenario scenario, JsonNode decision) {
    var call = decision.path("call");
    return List.of(
        scenario.client(),
        scenario.name(),
        call.path("kind").asText(),
        call.path("endpoint").asText(),
        call.path("requested_model").asText(),
        decision.at("/decision/target/model").asText(""),
        reasons(decision),
        decision.at("/serving/ending").asText());
  }

  private static String reasons(JsonNode decision) {
    return decision
        .at("/decision/reasons")
        .valueStream()
        .map(reason -> reason.path("sentence").asText())
        .collect(Collectors.joining("; "));
  }
}
