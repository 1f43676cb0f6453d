package dev.pointsman.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pointsman.json.JsonReader;
import dev.pointsman.unit.ModelId;
import dev.pointsman.unit.TokenCount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;

/// What is known of models by their names; the first pattern that fits decides. The table is data:
/// `capabilities.json` beside this class.
public final class CapabilityTable {
  private static final CapabilityTable PACKAGED = packaged();

  private record Row(String prefix, Capabilities capabilities) {}

  private final List<Row> rows;

  private CapabilityTable(List<Row> rows) {
    this.rows = List.copyOf(rows);
  }

  /// The table that comes with the router.
  public static CapabilityTable standard() {
    return PACKAGED;
  }

  /// What the model takes; a provider's prefix such as `anthropic/` does not count.
  public Capabilities of(ModelId model) {
    var name = model.value().substring(model.value().lastIndexOf('/') + 1);
    return rows.stream()
        .filter(row -> name.startsWith(row.prefix()))
        .findFirst()
        .map(Row::capabilities)
        .orElse(Capabilities.UNKNOWN);
  }

  private static CapabilityTable packaged() {
    try (var file = CapabilityTable.class.getResourceAsStream("capabilities.json")) {
      var rows = new ArrayList<Row>();
      JsonReader.read(Objects.requireNonNull(file).readAllBytes())
          .forEach(row -> rows.add(row(row)));
      return new CapabilityTable(rows);
    } catch (IOException broken) {
      throw new UncheckedIOException("cannot read capabilities.json", broken);
    }
  }

  private static Row row(JsonNode row) {
    var pattern = row.path("models").asText();
    return new Row(
        pattern.endsWith("*") ? pattern.substring(0, pattern.length() - 1) : pattern,
        new Capabilities(
            true,
            new TokenCount(row.path("context").asLong()),
            new TokenCount(row.path("output").asLong()),
            texts(row.path("thinking")),
            texts(row.path("efforts")),
            row.path("reasons").asBoolean(false),
            row.path("signatures").asText(""),
            row.path("long_context_beta").asBoolean(false)));
  }

  private static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }
}
