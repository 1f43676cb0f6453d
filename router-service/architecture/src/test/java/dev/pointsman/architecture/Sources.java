package dev.pointsman.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The project's source files as text.
final class Sources {
  static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

  private Sources() {}

  /// A Java file and its lines.
  record Source(Path path, List<String> lines) {
    String name() {
      return ROOT.relativize(path).toString();
    }

    String text() {
      return String.join("\n", lines);
    }
  }

  static List<Source> main() {
    return in("main");
  }

  static List<Source> all() {
    return Stream.concat(in("main").stream(), in("test").stream()).toList();
  }

  private static List<Source> in(String kind) {
    try (var files = Files.walk(ROOT.resolve("router-service"))) {
      return files
          .filter(file ->
              file.toString().contains("/src/" + kind + "/java/")
                  && file.toString().endsWith(".java"))
          .map(file -> new Source(file, read(file)))
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static List<String> read(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
