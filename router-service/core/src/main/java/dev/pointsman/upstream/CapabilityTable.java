package dev.pointsman.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pointsman.json.JsonReader;
import dev.pointsman.json.MalformedJson;
import dev.pointsman.json.PlacedJson;
import dev.pointsman.unit.ModelId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// What is known of models by their names; the first row whose pattern fits decides. The table is
/// data: `capabilities.json` beside this class, and whatever rows a deployment puts before it.
public final class CapabilityTable {
  private static final CapabilityTable PACKAGED = packaged();

  private record Row(NamePattern pattern, ObjectNode json, Capabilities capabilities) {}

  /// Clients name models as they like: only so many are remembered.
  private static final int MOST_REMEMBERED = 1_000;

  private final List<Row> rows;
  private final Map<ModelId, Capabilities> remembered = new ConcurrentHashMap<>();

  private CapabilityTable(List<Row> rows) {
    this.rows = List.copyOf(rows);
  }

  /// The table that comes with the router.
  public static CapabilityTable standard() {
    return PACKAGED;
  }

  /// This table with rows before its own, in the form of `capabilities.json`. A row with a field
  /// `like` has whatever it does not say from the row of the model named there.
  ///
  /// @throws MalformedJson when a row is not as the table wants it, naming the place
  public CapabilityTable with(JsonNode more) {
    var all = new ArrayList<Row>();
    for (var row : PlacedJson.root(more).requireElements()) {
      all.add(row(completed(row)));
    }
    all.addAll(rows);
    return new CapabilityTable(all);
  }

  /// What the model takes; a provider's prefix such as `anthropic/` does not count.
  public Capabilities of(ModelId model) {
    var known = remembered.get(model);
    return known == null ? found(model) : known;
  }

  private Capabilities found(ModelId model) {
    var found = row(model.value()).map(Row::capabilities).orElse(Capabilities.UNKNOWN);
    if (remembered.size() < MOST_REMEMBERED) {
      remembered.put(model, found);
    }
    return found;
  }

  /// Whether thinking or reasoning that one model has signed may be sent to another.
  public boolean acceptsSignatures(ModelId target, ModelId signer) {
    var own = of(target).signatures();
    return target.equals(signer) || (!own.isEmpty() && own.equals(of(signer).signatures()));
  }

  private Optional<Row> row(String model) {
    var name = NamePattern.bare(model);
    return rows.stream().filter(row -> row.pattern().fits(name)).findFirst();
  }

  private PlacedJson completed(PlacedJson row) {
    var like = row.requireObject().field("like");
    if (like.isAbsent()) {
      return row;
    }
    var whole =
        row(like.requireText())
            .orElseThrow(
                () -> new MalformedJson(like.pointer(), "a model of the table", "another name"))
            .json()
            .deepCopy();
    return new PlacedJson(whole.setAll((ObjectNode) row.node()), row.pointer());
  }

  private static Row row(PlacedJson json) {
    var pattern = NamePattern.of(json.field("models").requireText());
    return new Row(pattern, (ObjectNode) json.node(), CapabilityReader.read(json));
  }

  private static CapabilityTable packaged() {
    try (var file = CapabilityTable.class.getResourceAsStream("capabilities.json")) {
      var rows = JsonReader.read(Objects.requireNonNull(file).readAllBytes());
      return new CapabilityTable(List.of()).with(rows);
    } catch (IOException broken) {
      throw new UncheckedIOException("cannot read capabilities.json", broken);
    }
  }
}
