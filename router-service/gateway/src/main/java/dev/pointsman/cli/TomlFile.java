package dev.pointsman.cli;

import java.util.ArrayList;
import java.util.List;

/// A TOML file as lines, of which some start a key or a table and the rest belongs to what is
/// above. Only whole keys and whole tables are replaced; comments and everything else stay as they
/// are.
final class TomlFile {
  private final List<String> lines;

  private TomlFile(List<String> lines) {
    this.lines = List.copyOf(lines);
  }

  static TomlFile of(String text) {
    return new TomlFile(text.lines().toList());
  }

  String text() {
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }

  /// Sets a key that stands before the first table.
  TomlFile with(String key, String value) {
    var starts = starts();
    var line = key + " = " + value;
    for (var i = 0; i < lines.size() && !(starts.get(i) && isHeader(lines.get(i))); i++) {
      if (starts.get(i) && key(lines.get(i)).equals(key)) {
        return replaced(i, end(starts, i), List.of(line));
      }
    }
    return replaced(0, 0, List.of(line));
  }

  /// Sets a table of that name and all its keys; tables below it stay.
  TomlFile withTable(String name, List<String> content) {
    var starts = starts();
    var table = new ArrayList<>(List.of("[" + name + "]"));
    table.addAll(content);
    for (var i = 0; i < lines.size(); i++) {
      if (starts.get(i) && header(lines.get(i)).equals(name)) {
        return replaced(i, endOfTable(starts, i), table);
      }
    }
    table.addFirst("");
    return replaced(lines.size(), lines.size(), table);
  }

  /// Whether anything of that table stands elsewhere than under its own header: to add one would
  /// define it twice, which no reader of TOML takes.
  boolean hasElsewhere(String name) {
    var starts = starts();
    var table = "";
    for (var i = 0; i < lines.size(); i++) {
      if (starts.get(i) && isHeader(lines.get(i))) {
        table = header(lines.get(i));
      } else if (starts.get(i) && !isWithin(table, name)) {
        var key = key(lines.get(i));
        if (isWithin(table.isEmpty() ? key : table + "." + key, name)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isWithin(String path, String table) {
    return (path + ".").startsWith(table + ".");
  }

  private TomlFile replaced(int from, int to, List<String> with) {
    var changed = new ArrayList<>(lines.subList(0, from));
    changed.addAll(with);
    changed.addAll(lines.subList(to, lines.size()));
    return new TomlFile(changed);
  }

  /// The first line that does not belong to the key of this line any more.
  private int end(List<Boolean> starts, int from) {
    var end = from + 1;
    while (end < lines.size() && !starts.get(end)) {
      end++;
    }
    return end;
  }

  /// A table's own last key; blank lines and comments after it belong to what follows.
  private int endOfTable(List<Boolean> starts, int header) {
    var end = end(starts, header);
    for (var i = end; i < lines.size() && !(starts.get(i) && isHeader(lines.get(i))); i++) {
      if (starts.get(i) && !key(lines.get(i)).isEmpty()) {
        end = end(starts, i);
      }
    }
    return end;
  }

  /// Whether each line starts something: it is not within a text or a list of several lines.
  private List<Boolean> starts() {
    var starts = new ArrayList<Boolean>();
    var open = new TomlNesting();
    for (var line : lines) {
      starts.add(open.isClosed());
      open.read(line);
    }
    return starts;
  }

  private static boolean isHeader(String line) {
    return line.strip().startsWith("[");
  }

  private static String header(String line) {
    var stripped = line.strip();
    var end = stripped.indexOf(']');
    return stripped.startsWith("[") && end > 0
        ? stripped.substring(1, end).replaceAll("[\\s\"']", "")
        : "";
  }

  private static String key(String line) {
    var equals = line.indexOf('=');
    var isComment = line.strip().startsWith("#");
    return isComment || equals < 0 ? "" : line.substring(0, equals).replaceAll("[\\s\"']", "");
  }
}
