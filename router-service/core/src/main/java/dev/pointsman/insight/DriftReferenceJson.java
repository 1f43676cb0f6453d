package dev.pointsman.insight;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pointsman.json.JsonReader;
import dev.pointsman.json.PlacedJson;
import java.util.LinkedHashMap;

/// Writes and reads a reference as JSON: `{"schema": 1, "measures": {name: {"edges": [...],
/// "counts": [...]}}}`.
public final class DriftReferenceJson {
  private static final int SCHEMA = 1;

  private DriftReferenceJson() {}

  public static String write(DriftReference reference) {
    var root = JsonNodeFactory.instance.objectNode().put("schema", SCHEMA);
    var measures = root.putObject("measures");
    reference
        .histograms()
        .forEach((name, histogram) -> {
          var measure = measures.putObject(name);
          var edges = measure.putArray("edges");
          histogram.edges().forEach(edges::add);
          var counts = measure.putArray("counts");
          histogram.counts().forEach(counts::add);
        });
    return root + "\n";
  }

  /// Throws [IllegalArgumentException] or [dev.pointsman.json.MalformedJson] where it is no
  /// reference of this schema.
  public static DriftReference read(String json) {
    var root = PlacedJson.root(JsonReader.read(json));
    root.requireObject();
    var schema = root.field("schema").requireCount();
    if (schema != SCHEMA) {
      throw new IllegalArgumentException(
          "expected a reference of schema %d, got %.0f".formatted(SCHEMA, schema));
    }
    var histograms = new LinkedHashMap<String, Histogram>();
    root.field("measures")
        .requireFields()
        .forEach((name, measure) -> histograms.put(name, histogram(measure)));
    return new DriftReference(histograms);
  }

  private static Histogram histogram(PlacedJson measure) {
    return new Histogram(
        measure.field("edges").requireElements().stream()
            .map(edge -> edge.node().doubleValue())
            .toList(),
        measure.field("counts").requireElements().stream()
            .map(count -> (long) count.requireCount())
            .toList());
  }
}
