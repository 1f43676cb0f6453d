package dev.pointsman.dataset;

import dev.pointsman.json.JsonReader;
import dev.pointsman.json.PlacedJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Reads a file of one JSON object a line; blank lines are passed over.
final class JsonLines {
  private JsonLines() {}

  /// @throws BadRow naming file and line when a line is not JSON or `read` refuses it
  static <T> List<T> read(Path file, Function<PlacedJson, T> read) {
    var rows = new ArrayList<T>();
    var number = 0;
    for (var line : lines(file)) {
      number++;
      if (!line.isBlank()) {
        rows.add(row(file, number, line, read));
      }
    }
    return List.copyOf(rows);
  }

  private static <T> T row(Path file, int number, String line, Function<PlacedJson, T> read) {
    try {
      return read.apply(PlacedJson.root(JsonReader.read(line.getBytes(StandardCharsets.UTF_8))));
    } catch (RuntimeException refused) {
      throw new BadRow(file, number, refused);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (CharacterCodingException notText) {
      throw new BadRow(file, "expected UTF-8 text, got other bytes");
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read " + file, failure);
    }
  }
}
