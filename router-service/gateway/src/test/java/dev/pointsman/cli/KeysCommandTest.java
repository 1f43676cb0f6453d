package dev.pointsman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysCommandTest {
  @TempDir private Path folder;

  private TestHome home = new TestHome(Path.of("unset"));

  @BeforeEach
  void home() {
    home = new TestHome(folder);
  }

  @Test
  void addPrintsTheKeyOnceAndKeepsItsHash() throws IOException {
    var key = home.run("keys", "add", "alice").out().strip();
    assertThat(key).matches("pm-[A-Za-z0-9_-]{43}");
    assertThat(Files.readString(folder.resolve("client-keys")))
        .contains("alice: sha256-")
        .doesNotContain(key);
  }

  @Test
  void listNamesTenantsAndNoKey() {
    var key = home.run("keys", "add", "alice").out().strip();
    assertThat(home.run("keys", "list").out()).startsWith("alice  sha256-").doesNotContain(key);
  }

  @Test
  void removeSaysHowManyWereTaken() {
    home.run("keys", "add", "alice");
    assertThat(home.run("keys", "remove", "alice").out()).contains("removed 1");
    assertThat(home.run("keys", "remove", "alice").exitCode()).isOne();
  }

  @Test
  void theFirstKeyCanBeAddedForAHostThatDemandsOne() throws IOException {
    home.file("pointsman.yaml", "server: {host: 0.0.0.0}\nclient_keys: {file: mine}\n");
    assertThat(home.run("keys", "add", "alice").exitCode()).isZero();
    assertThat(folder.resolve("mine")).exists();
  }

  @Test
  void aTenantIsAPlainName() {
    var ran = home.run("keys", "add", "a/b");
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("letters, digits");
  }
}
