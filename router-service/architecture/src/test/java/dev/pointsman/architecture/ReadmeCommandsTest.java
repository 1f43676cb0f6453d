package dev.pointsman.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Runs every `sh` block of the README, in order, as one script; only the port is another, so that
/// it disturbs nobody.
class ReadmeCommandsTest {
  private static final Pattern BLOCK = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);
  private static final String STOP_SERVICE = "trap 'kill $(jobs -p) 2>/dev/null; wait' EXIT\n";

  /// The launcher records an AOT cache before the first start after a build.
  private static final int LONGEST_SECONDS = 180;

  @TempDir private Path home;

  @Test
  @Timeout(LONGEST_SECONDS + 20)
  void everyCommandOfTheReadmeWorks() throws IOException, InterruptedException {
    var output = home.resolve("output.txt");
    Files.writeString(home.resolve("pointsman.yaml"), "server:\n  port: 0\n");
    var shell =
        new ProcessBuilder("bash", "-euo", "pipefail", "-c", STOP_SERVICE + script(freePort()))
            .directory(Sources.ROOT.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    shell.environment().put("POINTSMAN_HOME", home.toString());
    var process = shell.start();
    assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).as("ends in time").isTrue();
    assertThat(process.exitValue()).as(Files.readString(output)).isZero();
    assertThat(Files.readString(output)).contains("\"tier\"").doesNotContain("Exception");
  }

  private static String script(int port) throws IOException {
    var readme = Files.readString(Sources.ROOT.resolve("README.md"));
    return BLOCK
        .matcher(readme)
        .results()
        .map(block -> block.group(1))
        .collect(Collectors.joining("\n"))
        .replace("scripts/pointsman serve &", "scripts/pointsman serve --port " + port + " &")
        .replace("localhost:8080", "localhost:" + port);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
