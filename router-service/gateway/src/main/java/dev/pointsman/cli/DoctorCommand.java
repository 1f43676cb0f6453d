package dev.pointsman.cli;

import dev.pointsman.config.PointsmanConfig;
import dev.pointsman.onnx.ClassifierBenchmark;
import dev.pointsman.onnx.OnnxClassifier;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `pointsman doctor`: says what is wrong, and how to mend it.
@Command(
    name = "doctor",
    description =
        "Checks the JDK, the configuration, the model and its speed here, the upstreams, the port and"
            + " the home folder.",
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
  private static final int OLDEST_JDK = 25;
  private static final int TIMED_RUNS = 40;

  private final Assembly assembly;
  private int ailing;

  @Spec private CommandSpec spec;

  @Mixin private ConfigOption config = new ConfigOption();

  DoctorCommand(Assembly assembly) {
    this.assembly = assembly;
  }

  /// A check: what it found, or an exception that says what is wrong.
  private interface Check {
    String found() throws IOException;
  }

  @Override
  public Integer call() {
    check("jdk", "install a JDK 25, or set JAVA_HOME to one", DoctorCommand::jdk);
    if (check(
        "configuration", "mend the keys named above", () -> describe(config.read(assembly)))) {
      checkWhatIsConfigured();
    } else {
      List.of("model", "upstream", "port").forEach(this::leave);
    }
    check("home", "make it a writable folder, or set POINTSMAN_HOME", this::home);
    return ailing == 0 ? 0 : 1;
  }

  private void checkWhatIsConfigured() {
    var remedy = "restore the folder from version control, or train one: scripts/pointsman train";
    if (check("model", remedy, this::model)) {
      measure();
    }
    check("upstream", "mend the keys named above", this::upstream);
    check("port", "stop what listens there, or serve with --port 0", this::port);
  }

  /// Nothing is known of what a broken configuration was to say.
  private void leave(String name) {
    spec.commandLine()
        .getOut()
        .printf("      %-14s not checked: mend the configuration first%n", name);
  }

  /// Whether nothing is wrong.
  private boolean check(String name, String remedy, Check check) {
    var out = spec.commandLine().getOut();
    try {
      out.printf("ok    %-14s %s%n", name, check.found());
      return true;
    } catch (IOException | RuntimeException | LinkageError ill) {
      ailing++;
      out.printf("wrong %-14s %s%n", name, Failure.inWords(ill));
      out.printf("      %-14s -> %s%n", "", remedy);
      return false;
    }
  }

  private static String jdk() {
    if (Runtime.version().feature() < OLDEST_JDK) {
      throw new IllegalStateException("expected 25 or newer, got " + Runtime.version());
    }
    return Runtime.version() + " in " + System.getProperty("java.home");
  }

  private static String describe(PointsmanConfig configuration) {
    var tiers = configuration.catalog().ladder().tiers().stream().map(tier -> tier.name()).toList();
    return "tiers %s, %d provider(s)".formatted(tiers, configuration.providers().size());
  }

  /// Loads and runs the model, native libraries included.
  private String model() {
    var configuration = config.read(assembly);
    var bundle = assembly.bundle(configuration);
    try (var classifier = OnnxClassifier.open(bundle, Assembly.serving(configuration))) {
      return classifier.manifest().identity().label() + " in " + bundle.folder();
    }
  }

  /// A slow machine serves, too: that is a hint, and nothing wrong.
  private void measure() {
    var configuration = config.read(assembly);
    var line = new ClassifierBenchmark(assembly.bundle(configuration), TIMED_RUNS).ownWindow();
    var speed = new ModelSpeed(line.median(), configuration.classifier().deadline());
    var out = spec.commandLine().getOut();
    out.printf("%-5s %-14s %s%n", speed.isAmple() ? "ok" : "slow", "speed", speed);
    if (!speed.isAmple()) {
      out.printf("      %-14s -> %s%n", "", ModelSpeed.REMEDY);
    }
  }

  /// Nothing is wrong without a key: classifying needs none.
  private String upstream() {
    var callable = assembly.callable(config.read(assembly));
    return callable.isEmpty()
        ? "none: to route calls set ANTHROPIC_API_KEY or OPENAI_API_KEY, or name a local provider"
        : "calls can go to " + String.join(", ", callable);
  }

  private String port() throws IOException {
    var server = config.read(assembly).server();
    try (var socket = new ServerSocket(server.port(), 1, InetAddress.getByName(server.host()))) {
      return "%s:%d is free".formatted(server.host(), socket.getLocalPort());
    }
  }

  private String home() throws IOException {
    if (Files.exists(assembly.home()) && !Files.isDirectory(assembly.home())) {
      throw new IOException(assembly.home() + ": expected a folder, found a file");
    }
    var home = Files.createDirectories(assembly.home());
    Files.delete(Files.createTempFile(home, "doctor", ".tmp"));
    return home + " is writable";
  }
}
