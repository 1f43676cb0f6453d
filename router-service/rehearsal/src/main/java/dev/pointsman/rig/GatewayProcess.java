package dev.pointsman.rig;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A gateway of its own, started as users start it, on any free port; stopped when closed. Linux
/// only, since its memory is read from `/proc`.
public final class GatewayProcess implements AutoCloseable {
  private static final Pattern PORT = Pattern.compile("(?:localhost|127\\.0\\.0\\.1):(\\d+)");
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
  private static final int OK = 200;
  private static final int CONNECT_MILLIS = 1_000;
  private static final int PAUSE_MILLIS = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration STOP = Duration.ofSeconds(15);

  private final Process process;
  private final Path log;
  private final long started;
  private final Thread stopAtExit;

  private GatewayProcess(Process process, Path log, long started) {
    this.process = process;
    this.log = log;
    this.started = started;
    this.stopAtExit = Thread.ofPlatform().unstarted(process::destroy);
  }

  /// Starts it on the models in `root`; the same folder takes its log and its user's files.
  public static GatewayProcess start(Path jar, Path root) throws IOException {
    return start(jar, root, Map.of());
  }

  /// The same with more in its environment, such as keys.
  public static GatewayProcess start(Path jar, Path root, Map<String, String> environment)
      throws IOException {
    return launch(jar, root, environment, JvmOptions.serving());
  }

  /// The same, recording: its JVM writes an AOT cache when it stops.
  static GatewayProcess record(Path jar, Path root, Map<String, String> environment, Path cache)
      throws IOException {
    return launch(jar, root, environment, JvmOptions.recording(cache));
  }

  private static GatewayProcess launch(
      Path jar, Path root, Map<String, String> environment, List<String> options)
      throws IOException {
    var log = root.resolve("gateway.log");
    var builder =
        new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.command().addAll(options);
    builder
        .command()
        .add("-Djava.io.tmpdir=" + root); // libraries unpacked by whoever is killed stay
    builder.command().addAll(List.of("-jar", jar.toString(), "serve", "--port", "0"));
    builder.environment().put("POINTSMAN_ROOT", root.toString());
    builder.environment().put("POINTSMAN_HOME", root.resolve("home").toString());
    builder.environment().putAll(environment);
    var started = System.nanoTime();
    var gateway = new GatewayProcess(builder.start(), log, started);
    Runtime.getRuntime().addShutdownHook(gateway.stopAtExit);
    return gateway;
  }

  /// Waits until `/ready` answers 200; the time counts from the launch.
  public Duration awaitReady() throws IOException, InterruptedException {
    while (!isReady()) {
      if (!process.isAlive() || age().compareTo(PATIENCE) > 0) {
        throw new IllegalStateException(
            "expected the gateway to be ready within %d s, its log says: %s"
                .formatted(PATIENCE.toSeconds(), Files.readString(log).strip()));
      }
      Thread.sleep(PAUSE_MILLIS);
    }
    return age();
  }

  public URI address(String path) throws IOException {
    return port()
        .map(port -> URI.create("http://127.0.0.1:" + port + path))
        .orElseThrow(() -> new IllegalStateException("the gateway has not told its port yet"));
  }

  /// The memory that it holds in RAM, in MB.
  public double residentMegabytes() throws IOException {
    var status = Files.readString(Path.of("/proc", Long.toString(process.pid()), "status"));
    var match = RESIDENT.matcher(status);
    if (!match.find()) {
      throw new IllegalStateException("expected VmRSS in /proc, but the gateway has ended");
    }
    return Integer.parseInt(match.group(1)) / 1024.0;
  }

  /// The processor time that it has taken since its start.
  public Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /// Where a gateway that was started on `root` keeps its decisions.
  public static Path journal(Path root) {
    return root.resolve("home").resolve("journal.db");
  }

  /// Ends it as `kill -9` does: it hears nothing of it.
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /// Tells it to stop, and waits until it has.
  void stop(Duration patience) throws InterruptedException {
    process.destroy();
    if (!process.waitFor(patience)) {
      throw new IllegalStateException(
          "the gateway did not stop within %d s".formatted(patience.toSeconds()));
    }
  }

  @Override
  public void close() {
    try {
      stop(STOP);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      process.destroyForcibly();
      Runtime.getRuntime().removeShutdownHook(stopAtExit);
    }
  }

  private boolean isReady() throws IOException {
    return port().isPresent() && status(address("/ready")) == OK;
  }

  private Optional<String> port() throws IOException {
    try (var lines = Files.lines(log)) {
      return lines.flatMap(line -> PORT.matcher(line).results()).map(m -> m.group(1)).findFirst();
    }
  }

  /// The plain connection: a client that first loads its hundreds of classes would count as the
  /// gateway's time.
  private static int status(URI address) {
    try {
      var connection = (HttpURLConnection) address.toURL().openConnection();
      connection.setConnectTimeout(CONNECT_MILLIS);
      connection.setReadTimeout(CONNECT_MILLIS);
      return connection.getResponseCode();
    } catch (IOException _) {
      return 0;
    }
  }

  private Duration age() {
    return Duration.ofNanos(System.nanoTime() - started);
  }
}
