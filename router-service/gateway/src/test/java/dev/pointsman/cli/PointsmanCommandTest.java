package dev.pointsman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PointsmanCommandTest {
  @TempDir private Path folder;

  @Test
  void helpListsEveryCommand() {
    assertThat(new TestHome(folder).run("--help").out())
        .contains("serve", "classify", "doctor", "keys", "setup", "train", "evaluate", "bench");
  }

  @Test
  void serveRefusesToListenForOtherMachines() throws IOException {
    var ran = TestHome.in(folder).run("serve", "--host", "0.0.0.0");
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("--host", "0.0.0.0", "127.0.0.1");
  }

  @Test
  void serveRefusesAnUnknownTierInTheConfiguration() throws IOException {
    var home = TestHome.in(folder);
    var config = home.file("bad.yaml", "policy:\n  fallback_tier: turbo\n");
    var ran = home.run("serve", "--config", config.toString());
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("turbo").doesNotContain("\tat ");
  }

  @Test
  void serveWithoutAModelSaysWhereItLooked() {
    var ran = new TestHome(folder).run("serve", "--port", "0");
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("ACTIVE", folder.toString());
  }

  @Test
  void anUnknownOptionIsNamed() {
    assertThat(new TestHome(folder).run("serve", "--prot", "1").err()).contains("--prot");
  }
}
