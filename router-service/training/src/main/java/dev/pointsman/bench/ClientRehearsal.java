package dev.pointsman.bench;

import dev.pointsman.json.JsonReader;
import dev.pointsman.rehearsal.AgentScript;
import dev.pointsman.rehearsal.ScriptedUpstream;
import dev.pointsman.rig.GatewayProcess;
import dev.pointsman.rig.ScratchFolder;
import dev.pointsman.round.TextTable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Runs real command lines through a gateway of its own in front of a scripted upstream, each in a
/// home of its own with the settings that `pointsman setup` writes, and tells what each of their
/// calls was taken for. What the clients send is neither printed nor kept.
public final class ClientRehearsal {
  private static final String KEY = "rehearsal";
  private static final Duration LOOK = Duration.ofMillis(50);
  private static final int MOST_LOOKS = 40;

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
      try (var gateway = GatewayProcess.start(jar, scratch.path(), environment(upstream))) {
        gateway.awaitReady();
        var stage = new Stage(upstream, gateway.address(""), scratch.path().resolve("homes"));
        for (var scenario : ClientScenario.all()) {
          rehearse(scenario, stage);
        }
      }
    }
    return new Outcome(
        new TextTable(
            "What the calls of real clients were taken for",
            RecordedCall.COLUMNS,
            rows,
            List.of("their prompts are made up, their answers scripted; no provider was called")),
        failures);
  }

  private static Map<String, String> environment(ScriptedUpstream upstream) {
    var base = upstream.base().toString();
    return Map.of(
        "ANTHROPIC_API_KEY", KEY,
        "OPENAI_API_KEY", KEY,
        "POINTSMAN_ANTHROPIC_BASE_URL", base,
        "POINTSMAN_OPENAI_BASE_URL", base);
  }

  /// Who plays against whom, and where the clients' homes are.
  private record Stage(ScriptedUpstream upstream, URI gateway, Path homes) {
    ClientHome home(RealClient client) throws IOException {
      return new ClientHome(homes.resolve(client.program()));
    }
  }

  private void rehearse(ClientScenario scenario, Stage stage)
      throws IOException, InterruptedException {
    progress.accept(scenario.label());
    var home = stage.home(scenario.client());
    home.setUp(scenario.client(), jar, stage.gateway());
    var start = Instant.now();
    var before = stage.upstream().received().size();
    var exitCode = home.run(programs.resolve(scenario.client().program()), scenario.arguments());
    if ((exitCode != 0) != scenario.isFailing()) {
      failures.add("%s: exit code %d".formatted(scenario.label(), exitCode));
    }
    var calls = calls(stage, start, before);
    check(scenario, calls, stage.upstream().received().size() - before);
    calls.forEach(call -> rows.add(call.row(scenario)));
  }

  private void check(ClientScenario scenario, List<RecordedCall> calls, int received) {
    if (calls.stream().noneMatch(call -> call.kind().equals(scenario.kind()))) {
      failures.add("%s: no call was taken for %s".formatted(scenario.label(), scenario.kind()));
    }
    if (attempts(calls) < received) {
      failures.add(
          "%s: the upstream had %d calls, %d are recorded"
              .formatted(scenario.label(), received, attempts(calls)));
    }
  }

  private static int attempts(List<RecordedCall> calls) {
    return calls.stream().mapToInt(RecordedCall::attempts).sum();
  }

  /// The last call may still be on its way to the journal when its client has ended.
  private static List<RecordedCall> calls(Stage stage, Instant since, int before)
      throws IOException, InterruptedException {
    var calls = decisions(stage.gateway(), since);
    for (var look = 0;
        look < MOST_LOOKS && attempts(calls) < stage.upstream().received().size() - before;
        look++) {
      Thread.sleep(LOOK);
      calls = decisions(stage.gateway(), since);
    }
    return calls;
  }

  /// The oldest first.
  private static List<RecordedCall> decisions(URI gateway, Instant since)
      throws IOException, InterruptedException {
    var address = URI.create(gateway + "/v1/decisions?limit=1000&since=" + since);
    try (var client = HttpClient.newHttpClient()) {
      var answer = client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
      return JsonReader.read(answer.body())
          .path("decisions")
          .valueStream()
          .map(RecordedCall::new)
          .toList()
          .reversed();
    }
  }
}
