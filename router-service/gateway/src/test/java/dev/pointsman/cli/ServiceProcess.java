package dev.pointsman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// The service in a process of its own, with a home folder and Anthropic's provider at an address.
record ServiceProcess(Process process, Path said) implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile("listens on (http://127.0.0.1:\\d+)");

  /// @param options of the JVM
  static ServiceProcess start(Path home, URI upstream, String... options) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var flags = new String[] {java, "--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC"};
    var builder = new ProcessBuilder(flags).redirectErrorStream(true);
    builder.command().addAll(List.of(options));
    builder.command().addAll(List.of("dev.pointsman.Main", "serve", "--port", "0"));
    var said = home.resolve("out");
    builder.redirectOutput(said.toFile());
    builder.environment().put("POINTSMAN_HOME", home.toString());
    builder.environment().put("ANTHROPIC_API_KEY", "none");
    builder.environment().put("POINTSMAN_ANTHROPIC_BASE_URL", upstream.toString());
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    return new ServiceProcess(builder.start(), said);
  }

  /// Where it listens; waits until it does.
  String address() throws IOException, InterruptedException {
    var matcher = ADDRESS.matcher("");
    while (process.isAlive() && !matcher.reset(out()).find()) {
      Thread.sleep(20);
    }
    assertThat(matcher.reset(out()).find()).as(out()).isTrue();
    return matcher.group(1);
  }

  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private String out() throws IOException {
    return Files.readString(said);
  }
}
