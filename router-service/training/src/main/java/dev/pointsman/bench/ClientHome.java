package dev.pointsman.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A home folder in which programs run as if their user had nothing but it: no settings, keys or
/// sessions of the person at the machine are read or touched. What they print is dropped.
final class ClientHome {
  private static final int LONGEST_SECONDS = 120;

  /// Whose keys, folders and hosts they would otherwise find.
  private static final Pattern PERSONAL =
      Pattern.compile("(?:ANTHROPIC|OPENAI|CLAUDE|CODEX|OPENCODE|POINTSMAN|XDG|AWS|GOOGLE)_?.*");

  private final Path home;

  ClientHome(Path home) throws IOException {
    this.home = Files.createDirectories(home);
    Files.createDirectories(home.resolve("work"));
  }

  /// Points the client at the gateway as its users do.
  void setUp(RealClient client, Path jar, URI gateway) throws IOException, InterruptedException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var arguments =
        List.of("-jar", jar.toString(), "setup", client.setup(), "--base-url", gateway.toString());
    var exitCode = run(Path.of(java), arguments);
    if (exitCode != 0) {
      throw new IllegalStateException(
          "expected 'pointsman setup %s' to succeed, got exit code %d"
              .formatted(client.setup(), exitCode));
    }
  }

  /// The exit code; that of a killed program if it takes longer than two minutes.
  int run(Path program, List<String> arguments) throws IOException, InterruptedException {
    var command = Stream.concat(Stream.of(program.toString()), arguments.stream()).toList();
    var builder =
        new ProcessBuilder(command)
            .directory(home.resolve("work").toFile())
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    var environment = builder.environment();
    environment.keySet().removeIf(name -> PERSONAL.matcher(name).matches());
    environment.put("HOME", home.toString());
    environment.put("ANTHROPIC_AUTH_TOKEN", "rehearsal");
    var process = builder.start();
    if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
    return process.exitValue();
  }
}
