package dev.pointsman.dataset;

import dev.pointsman.json.JsonLines;
import dev.pointsman.json.JsonReader;
import dev.pointsman.json.MalformedJson;
import dev.pointsman.json.PlacedJson;
import dev.pointsman.request.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/// Reads a data file, a row a line.
final class RowReader {
  private RowReader() {}

  /// @throws BadRow naming the file without a row, or file and line when a line is not JSON or
  ///   `read` refuses it
  static <T> List<T> read(Path file, Function<PlacedJson, T> read) {
    try (var input = Files.newInputStream(file)) {
      var rows =
          JsonLines.of(input, JsonReader.LONGEST_DOCUMENT)
              .map(line -> row(file, line, read))
              .toList();
      if (rows.isEmpty()) {
        throw new BadRow(file, "expected rows, found none");
      }
      return rows;
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read " + file, failure);
    }
  }

  /// @throws MalformedJson when the row has no prompt, or one of which nothing can be seen
  static String prompt(PlacedJson row) {
    var prompt = row.field("prompt");
    if (Subject.Plain.isBlank(prompt.requireText())) {
      throw new MalformedJson(prompt.pointer(), "a prompt", "a blank string");
    }
    return prompt.requireText();
  }

  private static <T> T row(Path file, JsonLines.Line line, Function<PlacedJson, T> read) {
    try {
      return read.apply(PlacedJson.root(JsonReader.read(line.copy())));
    } catch (RuntimeException refused) {
      throw new BadRow(file, line.number(), refused);
    }
  }
}
