package dev.pointsman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeCommandTest {
  private static final Pattern ADDRESS =
      Pattern.compile("Pointsman listens on (http://127.0.0.1:\\d+) \\(model tiny-1\\)");

  @TempDir private Path folder;

  @Test
  void servesUntilItIsToldToStopAndEndsCleanly() throws IOException, InterruptedException {
    TestHome.in(folder);
    var process = start("serve", "--port", "0");
    var address = address(process);
    var answer = classify(address, "{\"prompt\":\"hidden words\"}");
    for (var late = 0; late < 100 && answer.contains("did not answer in time"); late++) {
      answer = classify(address, "{\"prompt\":\"hidden words\"}"); // the machine is busy
    }
    assertThat(answer).contains("\"model_version\":\"tiny-1\"", "\"sufficiency\":{\"fast\":");
    process.destroy();
    assertThat(process.waitFor()).as(text("err")).isZero();
    assertThat(text("err")).contains("decision id=dec_").doesNotContain("hidden", "Exception");
  }

  @Test
  void followsAnActivationWithoutARestart() throws IOException, InterruptedException {
    var home = TestHome.in(folder).withTiny("2");
    var process = start("serve", "--port", "0");
    var address = address(process);
    assertThat(home.run("models", "activate", "tiny-2").exitCode()).isZero();
    var activated = System.nanoTime();
    while (!text("err").contains("model version=tiny-2 serves")) {
      assertThat(System.nanoTime() - activated).as(text("err")).isLessThan(10_000_000_000L);
      Thread.sleep(20);
    }
    assertThat(classify(address, "{\"prompt\":\"a\"}")).contains("\"tier\":");
    process.destroy();
    assertThat(process.waitFor()).as(text("err")).isZero();
  }

  @Test
  void saysThatThePortIsTaken() throws IOException, InterruptedException {
    TestHome.in(folder);
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var process = start("serve", "--port", Integer.toString(taken.getLocalPort()));
      assertThat(process.waitFor()).isEqualTo(2);
      assertThat(text("err")).startsWith("pointsman: cannot listen").doesNotContain("\tat ");
    }
  }

  private Process start(String... arguments) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var builder =
        new ProcessBuilder(java, "--enable-native-access=ALL-UNNAMED", "dev.pointsman.Main")
            .redirectOutput(folder.resolve("out").toFile())
            .redirectError(folder.resolve("err").toFile());
    builder.command().addAll(List.of(arguments));
    builder.environment().put("POINTSMAN_HOME", folder.toString());
    // Not as an option: ONNX Runtime 1.29 crashes when the command line is longer than 4 KiB.
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    return builder.start();
  }

  private String address(Process process) throws IOException, InterruptedException {
    var matcher = ADDRESS.matcher("");
    while (process.isAlive() && !matcher.reset(text("out")).find()) {
      Thread.sleep(50);
    }
    assertThat(matcher.reset(text("out")).find()).as(text("err")).isTrue();
    return matcher.group(1);
  }

  private String text(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }

  private static String classify(String address, String body)
      throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(URI.create(address + "/v1/classify"));
      return client
          .send(request.POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString())
          .body();
    }
  }
}
