package dev.pointsman.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pointsman.cli.PointsmanCommand;
import dev.pointsman.rehearsal.Answers;
import dev.pointsman.rehearsal.Reply;
import dev.pointsman.rehearsal.ScriptedUpstream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the running service learns from a real repository with its hooks.
class GitFactsTest {
  private static final String ASKS =
      "{\"model\":\"claude-auto\",\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";

  private final ScriptedUpstream upstream =
      ScriptedUpstream.start(request -> Answers.to(request, Reply.text("Hello")));
  private final HttpClient client = HttpClient.newHttpClient();
  private final LiveGateway gateway =
      LiveGateway.start(upstream.base(), "relay: {retries: 0, ping_seconds: 1}");
  private String decision = "";

  @TempDir private Path repository;
  @TempDir private Path remote;

  @BeforeEach
  void installHooksAndRouteACallOfASession() throws Exception {
    git("init", "-q", "-b", "main");
    git("config", "user.name", "Anna");
    git("config", "user.email", "anna@example.com");
    git("init", "-q", "--bare", remote.toString());
    git("remote", "add", "origin", remote.toString());
    var base = gateway.base().toString();
    var folder = repository.toString();
    PointsmanCommand.run(Map.of(), "hook", "git", "--repository", folder, "--url", base);
    var call =
        HttpRequest.newBuilder(gateway.base().resolve("/v1/messages"))
            .header("x-claude-code-session-id", "ses-1")
            .POST(BodyPublishers.ofString(ASKS));
    var answer = client.send(call.build(), BodyHandlers.discarding());
    decision = answer.headers().firstValue("x-pointsman-decision-id").orElseThrow();
  }

  @AfterEach
  void close() {
    client.shutdownNow();
    gateway.close();
    upstream.close();
  }

  @Test
  void aCommitOfASessionIsReportedWithItsHash() throws Exception {
    commit("one");
    assertThat(outcomes(1).at("/0/commit").asText()).isEqualTo(git("rev-parse", "HEAD").strip());
    assertThat(outcomes(1).at("/0/session_id").asText()).isEqualTo("session:ses-1");
  }

  @Test
  void aRevertIsReportedOfTheSessionWhoseWorkItTakesBack() throws Exception {
    commit("one");
    outcomes(1);
    gitAs("", "revert", "--no-edit", "HEAD");
    assertThat(outcomes(2).findValuesAsText("kind")).containsExactly("commit", "reverted");
  }

  @Test
  void aPushIsReportedAsKeptWork() throws Exception {
    commit("one");
    outcomes(1);
    git("push", "-q", "origin", "main");
    assertThat(outcomes(2).findValuesAsText("kind")).containsExactly("commit", "shipped");
  }

  @Test
  void aPushThatTakesItsOwnWorkBackKeepsNothing() throws Exception {
    commit("one");
    outcomes(1);
    gitAs("", "revert", "--no-edit", "HEAD");
    outcomes(2);
    git("push", "-q", "origin", "main");
    commit("two");
    outcomes(3);
    assertThat(outcomes(3).findValuesAsText("kind")).doesNotContain("shipped");
  }

  @Test
  void aCommitOfNoSessionIsNobodysBusiness() throws Exception {
    gitAs("", "commit", "-q", "--allow-empty", "-m", "mine");
    commit("one");
    assertThat(outcomes(1)).hasSize(1);
  }

  private void commit(String message) throws Exception {
    Files.writeString(repository.resolve(message), message);
    git("add", ".");
    gitAs("ses-1", "commit", "-q", "-m", message);
  }

  /// The hooks report behind git's back: waits for so many outcomes, or for long enough.
  private JsonNode outcomes(int count) throws Exception {
    var deadline = System.nanoTime() + 15_000_000_000L;
    var outcomes = outcomes();
    while (outcomes.size() < count && System.nanoTime() - deadline < 0) {
      Thread.sleep(20);
      outcomes = outcomes();
    }
    assertThat(outcomes).hasSize(count);
    return outcomes;
  }

  private JsonNode outcomes() throws Exception {
    var request = HttpRequest.newBuilder(gateway.base().resolve("/v1/decisions/" + decision));
    var answer = client.send(request.build(), BodyHandlers.ofString());
    return new ObjectMapper().readTree(answer.body()).path("outcomes");
  }

  private String git(String... words) throws Exception {
    return gitAs("", words);
  }

  private String gitAs(String session, String... words) throws Exception {
    var command = new ProcessBuilder("git");
    command.command().addAll(List.of(words));
    command
        .environment()
        .keySet()
        .removeIf(name -> name.contains("SESSION") || name.startsWith("CODEX"));
    command.environment().put("POINTSMAN_SESSION", session);
    var process = command.directory(repository.toFile()).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
