package dev.pointsman.round;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A table for people: a title, aligned columns (the first to the left, figures to the right), and
/// notes below.
public record TextTable(
    String title, List<String> columns, List<List<String>> rows, List<String> notes) {
  private static final String MARGIN = "  ";

  public TextTable {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    notes = List.copyOf(notes);
    for (var row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "expected %d cells in a row, got %s".formatted(columns.size(), row));
      }
    }
  }

  public String text() {
    var lines = new ArrayList<String>();
    lines.add(title);
    Stream.concat(Stream.of(columns), rows.stream()).map(this::line).forEach(lines::add);
    notes.forEach(note -> lines.add(MARGIN + note));
    return String.join("\n", lines) + "\n";
  }

  private String line(List<String> cells) {
    return IntStream.range(0, cells.size())
        .mapToObj(column -> MARGIN + aligned(cells.get(column), column))
        .collect(Collectors.joining())
        .stripTrailing();
  }

  private String aligned(String cell, int column) {
    var padding = " ".repeat(width(column) - cell.length());
    return column == 0 ? cell + padding : padding + cell;
  }

  private int width(int column) {
    return Stream.concat(Stream.of(columns), rows.stream())
        .mapToInt(cells -> cells.get(column).length())
        .max()
        .orElse(0);
  }
}
