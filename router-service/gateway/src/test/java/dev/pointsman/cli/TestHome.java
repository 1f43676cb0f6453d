package dev.pointsman.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// A home folder with the tiny model in it, and the command line over it.
record TestHome(Path folder) {
  private static final Path TINY = Path.of("../inference/src/test/resources/tiny-1");

  /// What a command printed, and how it ended.
  record Ran(int exitCode, String out, String err) {}

  static TestHome in(Path folder) throws IOException {
    var model = Files.createDirectories(folder.resolve("models/tiny-1"));
    try (var files = Files.list(TINY)) {
      for (var file : files.toList()) {
        Files.copy(file, model.resolve(file.getFileName()));
      }
    }
    Files.writeString(folder.resolve("models/ACTIVE"), "tiny-1\n");
    return new TestHome(folder);
  }

  Ran run(String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    var line = PointsmanCommand.line(Map.of("POINTSMAN_HOME", folder.toString()));
    line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return new Ran(line.execute(arguments), out.toString(), err.toString());
  }

  Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }
}
