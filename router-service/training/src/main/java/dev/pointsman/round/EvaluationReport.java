package dev.pointsman.round;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pointsman.evaluate.Estimate;
import dev.pointsman.evaluate.ReportTable;
import dev.pointsman.fit.LearningCurve;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Everything that was measured of one model, as text for people and as JSON for `report.json`.
///
/// @param single figures that need no table, by name
/// @param confusion true task types, and what each was called how often
public record EvaluationReport(
    String model,
    List<ReportTable> tables,
    Map<String, Estimate> single,
    Map<String, Map<String, Long>> confusion) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public EvaluationReport {
    tables = List.copyOf(tables);
    single = Collections.unmodifiableMap(new LinkedHashMap<>(single));
    confusion = Collections.unmodifiableMap(new LinkedHashMap<>(confusion));
  }

  /// The report as it is printed.
  public String text() {
    var figures =
        single.entrySet().stream()
            .map(figure -> "  %-32s  %s".formatted(figure.getKey(), figure.getValue()))
            .collect(Collectors.joining("\n"));
    return tables.stream().map(ReportTable::text).collect(Collectors.joining("\n"))
        + "\n"
        + figures
        + "\n"
        + mistakes();
  }

  /// The commonest confusions: the whole matrix is in the JSON.
  private String mistakes() {
    return "\nmost frequent confusions of task types (true -> said: rows)\n"
        + confusion.entrySet().stream()
            .flatMap(row ->
                row.getValue().entrySet().stream()
                    .filter(cell -> !cell.getKey().equals(row.getKey()))
                    .map(cell -> Map.entry(row.getKey() + " -> " + cell.getKey(), cell.getValue())))
            .sorted(
                Map.Entry.<String, Long>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(10)
            .map(cell -> "  " + cell.getKey() + ": " + cell.getValue())
            .collect(Collectors.joining("\n"))
        + "\n";
  }

  /// The report as JSON, with the learning curves of the run that made the model (none for a later
  /// measurement).
  public String json(List<LearningCurve> curves) {
    var root = JsonNodeFactory.instance.objectNode();
    root.put("model", model);
    var tablesNode = root.putArray("tables");
    tables.forEach(table -> tablesNode.add(node(table)));
    var figures = root.putObject("figures");
    single.forEach((name, figure) -> figures.set(name, node(figure)));
    root.set("task_type_confusion", JSON.valueToTree(confusion));
    root.set("learning_curves", JSON.valueToTree(curves));
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing JSON to memory", impossible);
    }
  }

  private static ObjectNode node(ReportTable table) {
    var node = JsonNodeFactory.instance.objectNode();
    node.put("title", table.title());
    var methods = node.putObject("methods");
    for (var line : table.lines()) {
      var figures = methods.putObject(line.method());
      for (var i = 0; i < table.metrics().size(); i++) {
        figures.set(table.metrics().get(i), node(line.figures().get(i)));
      }
    }
    return node;
  }

  private static ObjectNode node(Estimate figure) {
    var node = JsonNodeFactory.instance.objectNode();
    put(node, "value", figure.value());
    put(node, "low", figure.low());
    put(node, "high", figure.high());
    return node.put("rows", figure.rows());
  }

  /// JSON has no NaN: an undefined figure is null.
  private static void put(ObjectNode node, String name, double value) {
    if (Double.isFinite(value)) {
      node.put(name, value);
    } else {
      node.putNull(name);
    }
  }
}
