package dev.pointsman.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// One table of a report: methods down, metrics across, every figure with its interval.
public record ReportTable(
    String title, List<String> metrics, List<Line> lines, List<String> notes) {
  private static final int METHOD_WIDTH = 34;
  private static final int FIGURE_WIDTH = 25;

  public ReportTable {
    metrics = List.copyOf(metrics);
    lines = List.copyOf(lines);
    notes = List.copyOf(notes);
  }

  /// A method and its figure for every metric.
  public record Line(String method, List<Estimate> figures) {
    public Line {
      figures = List.copyOf(figures);
    }
  }

  /// The table as aligned text.
  public String text() {
    var rows = new ArrayList<String>();
    rows.add(title);
    rows.add(
        padded("", METHOD_WIDTH)
            + metrics.stream()
                .map(metric -> padded(metric, FIGURE_WIDTH))
                .collect(Collectors.joining()));
    lines.forEach(line -> rows.add(text(line)));
    notes.forEach(note -> rows.add("  " + note));
    return String.join("\n", rows) + "\n";
  }

  private static String text(Line line) {
    return padded("  " + line.method(), METHOD_WIDTH)
        + line.figures().stream()
            .map(figure -> padded(figure.toString(), FIGURE_WIDTH))
            .collect(Collectors.joining());
  }

  private static String padded(String text, int width) {
    return String.format(Locale.ROOT, "%-" + width + "s", text);
  }
}
