package dev.pointsman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {
  @TempDir private Path folder;

  @Test
  void findsNothingWrongInAHealthyHome() throws IOException {
    var config = folder.resolve("any-port.yaml");
    Files.writeString(config, "server:\n  port: 0\nclassifier:\n  deadline_ms: 1000\n");
    var ran = TestHome.in(folder).run("doctor", "--config", config.toString());
    assertThat(ran.exitCode()).as(ran.out()).isZero();
    assertThat(ran.out())
        .contains("ok    jdk", "ok    model", "tiny-1", "ok    speed", "a call waits 1000 ms")
        .doesNotContain("wrong");
  }

  @Test
  void saysWhichKeyLiveTrafficWouldNeed() throws IOException {
    assertThat(TestHome.in(folder).run("doctor").out())
        .contains("ok    upstream", "set ANTHROPIC_API_KEY or OPENAI_API_KEY");
  }

  @Test
  void saysHowToMendAMissingModel() {
    var ran = new TestHome(folder).run("doctor");
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.out()).contains("wrong model", "ACTIVE", "scripts/pointsman train");
  }

  @Test
  void namesATakenPort() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var config = folder.resolve("taken.yaml");
      Files.writeString(config, "server:\n  port: " + taken.getLocalPort() + "\n");
      assertThat(TestHome.in(folder).run("doctor", "--config", config.toString()).out())
          .contains("wrong port", "--port 0");
    }
  }

  @Test
  void saysThatAHomeIsNoFolder() throws IOException {
    var home = Files.writeString(folder.resolve("home"), "a file");
    assertThat(new TestHome(home).run("doctor").out())
        .contains("wrong home", "home: expected a folder, found a file")
        .contains("client-keys", "that it lies in a folder");
  }

  @Test
  void namesEveryMistakeOfTheConfiguration() throws IOException {
    var home = TestHome.in(folder);
    home.file("pointsman.yaml", "policy:\n  quality: best\n  fallback_tier: turbo\n");
    assertThat(home.run("doctor").out()).contains("policy.quality", "best", "turbo");
  }

  @Test
  void repeatsTheMistakesOfTheConfigurationNowhere() throws IOException {
    var home = TestHome.in(folder);
    home.file("pointsman.yaml", "policy:\n  quality: best\n");
    assertThat(home.run("doctor").out())
        .containsOnlyOnce("policy.quality")
        .containsOnlyOnce("wrong")
        .contains("model          not checked", "upstream       not checked")
        .contains("port           not checked");
  }
}
