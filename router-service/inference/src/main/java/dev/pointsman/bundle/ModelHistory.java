package dev.pointsman.bundle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The names of the models that served before, oldest first: the file `HISTORY` beside `ACTIVE`.
///
/// It is written before `ACTIVE` when a model is activated and after it when one is rolled back. A
/// crash in between leaves the name that serves as its last line, which therefore never counts.
record ModelHistory(List<String> names) {
  static final String FILE = "HISTORY";
  private static final int KEPT = 20;

  ModelHistory {
    names = List.copyOf(names);
  }

  static ModelHistory read(Path models) {
    var file = models.resolve(FILE);
    try {
      var lines = Files.readString(file).lines().map(String::strip);
      return new ModelHistory(lines.filter(name -> !name.isEmpty()).toList());
    } catch (NoSuchFileException _) {
      return new ModelHistory(List.of());
    } catch (IOException broken) {
      throw new UncheckedIOException("cannot read " + file, broken);
    }
  }

  void write(Path models) throws IOException {
    SmallFile.replace(models.resolve(FILE), String.join("\n", names) + "\n");
  }

  /// With the name of what serves now as the last one, before another is activated.
  ModelHistory with(String active) {
    var longer = new ArrayList<>(without(active).names);
    longer.add(active);
    return new ModelHistory(longer.subList(Math.max(0, longer.size() - KEPT), longer.size()));
  }

  /// The model that served before the one that serves now.
  Optional<String> previous(String active) {
    var before = without(active).names;
    return before.isEmpty() ? Optional.empty() : Optional.of(before.getLast());
  }

  /// Without the last lines that name this one.
  ModelHistory without(String name) {
    var end = names.size();
    while (end > 0 && names.get(end - 1).equals(name)) {
      end--;
    }
    return new ModelHistory(names.subList(0, end));
  }
}
