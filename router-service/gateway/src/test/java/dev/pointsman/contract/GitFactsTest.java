package dev.pointsman.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.pointsman.cli.PointsmanCommand;
import dev.pointsman.rig.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the running service learns from a real repository with its hooks.
class GitFactsTest {
  private final ReportingStage stage = new ReportingStage();
  private String decision = "";

  @TempDir private Path repository;
  @TempDir private Path remote;

  @BeforeEach
  void installHooksAndRouteACallOfASession() throws Exception {
    git("init", "-q", "-b", "main");
    git("config", "user.name", "Anna");
    git("config", "user.email", "anna@example.com");
    git("config", "core.hooksPath", ".git/hooks"); // whatever this machine's own settings say
    git("init", "-q", "--bare", remote.toString());
    git("remote", "add", "origin", remote.toString());
    var base = stage.gateway().base().toString();
    var folder = repository.toString();
    PointsmanCommand.run(Map.of(), "hook", "git", "--repository", folder, "--url", base);
    decision = stage.decision("ses-1");
  }

  @AfterEach
  void close() throws InterruptedException {
    stage.close();
    for (var tries = 0; tries < 100 && !isDeleted(repository); tries++) {
      Thread.sleep(50); // the hooks' last process may still be writing there
    }
  }

  private static boolean isDeleted(Path folder) {
    try {
      Folders.delete(folder);
      return true;
    } catch (IOException | UncheckedIOException _) {
      return false;
    }
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
  void aLaterPushOfASessionIsReportedOfItsOwn() throws Exception {
    var first = commit("one");
    git("push", "-q", "origin", "main");
    outcomes(2);
    var second = commit("two");
    git("push", "-q", "origin", "main");
    assertThat(outcomes(4).findValuesAsText("id"))
        .contains("git push " + first + " ses-1", "git push " + second + " ses-1");
  }

  @Test
  void workThatIsPushedAgainIsReportedOnce() throws Exception {
    commit("one");
    git("push", "-q", "origin", "main");
    outcomes(2);
    git("tag", "-a", "-m", "released", "v1");
    git("push", "-q", "origin", "v1", "main:release");
    var second = commit("two");
    git("push", "-q", "origin", "main");
    assertThat(outcomes(4).findValuesAsText("id")).endsWith("git push " + second + " ses-1");
  }

  @Test
  void aPushOfARevertShipsNothingAndThatOfTheRepairDoes() throws Exception {
    commit("one");
    git("push", "-q", "origin", "main");
    outcomes(2);
    gitAs("ses-1", "revert", "--no-edit", "HEAD");
    git("push", "-q", "origin", "main");
    outcomes(4);
    var repair = commit("one");
    git("push", "-q", "origin", "main");
    assertThat(outcomes(6).findValuesAsText("id")).endsWith("git push " + repair + " ses-1");
    assertThat(outcomes(6).findValuesAsText("kind"))
        .containsExactly("commit", "shipped", "commit", "reverted", "commit", "shipped");
  }

  @Test
  void aPushThatTheRemoteRefusesHasNotShipped() throws Exception {
    var guard = remote.resolve("hooks/pre-receive");
    Files.writeString(
        Files.createDirectories(guard.getParent()).resolve("pre-receive"), "#!/bin/sh\nexit 1\n");
    Files.setPosixFilePermissions(guard, PosixFilePermissions.fromString("rwxr-xr-x"));
    commit("one");
    outcomes(1);
    assertThatThrownBy(() -> git("push", "-q", "origin", "main")).hasMessageContaining("declined");
    commit("two");
    assertThat(outcomes(2).findValuesAsText("kind")).containsExactly("commit", "commit");
    Files.delete(guard);
    git("push", "-q", "origin", "main");
    assertThat(outcomes(4).findValuesAsText("kind")).endsWith("shipped", "shipped");
  }

  @Test
  void aPushThatCannotBeTakenDownNowIsReportedLater() throws Exception {
    commit("one");
    outcomes(1);
    var refused = new CountDownLatch(1);
    var busy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    busy.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(503, -1);
          exchange.close();
          refused.countDown();
        });
    busy.start();
    try {
      var url = "http://127.0.0.1:" + busy.getAddress().getPort();
      git(Map.of("POINTSMAN_URL", url), "push", "-q", "origin", "main");
      assertThat(refused.await(30, TimeUnit.SECONDS)).isTrue();
      commit("two");
      assertThat(outcomes(3).findValuesAsText("kind"))
          .containsExactlyInAnyOrder("commit", "commit", "shipped");
    } finally {
      busy.stop(0);
    }
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

  private String commit(String message) throws Exception {
    Files.writeString(repository.resolve(message), message);
    git("add", ".");
    gitAs("ses-1", "commit", "-q", "-m", message);
    return git("rev-parse", "HEAD").strip();
  }

  /// The hooks report behind git's back, a push for the last time after half a minute: waits for so
  /// many outcomes, or for longer.
  private JsonNode outcomes(int count) throws Exception {
    var deadline = System.nanoTime() + 45_000_000_000L;
    var outcomes = stage.outcomes(decision);
    while (outcomes.size() < count && System.nanoTime() - deadline < 0) {
      Thread.sleep(20);
      outcomes = stage.outcomes(decision);
    }
    assertThat(outcomes).hasSize(count);
    return outcomes;
  }

  private String git(String... words) throws Exception {
    return gitAs("", words);
  }

  private String gitAs(String session, String... words) throws Exception {
    return git(Map.of("POINTSMAN_SESSION", session), words);
  }

  private String git(Map<String, String> environment, String... words) throws Exception {
    var command = new ProcessBuilder("git");
    command.command().addAll(List.of(words));
    command
        .environment()
        .keySet()
        .removeIf(name -> name.contains("SESSION") || name.startsWith("CODEX"));
    command.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    command.environment().putAll(environment);
    var process = command.directory(repository.toFile()).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
