package dev.pointsman.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pointsman.dataset.DataCard.Heritage;
import dev.pointsman.dataset.DataCard.Heritage.Ancestor;
import dev.pointsman.dataset.DataCard.Identity;
import dev.pointsman.json.MalformedJson;
import dev.pointsman.json.PlacedJson;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/// A data card as JSON.
final class DataCardJson {
  /// Of the folder as a whole. One of a later version is refused: what it means is unknown here.
  static final int FORMAT = 1;

  private DataCardJson() {}

  static ObjectNode write(DataCard card) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("format", FORMAT)
        .put("name", card.identity().name())
        .put("made_at", card.identity().madeAt().toString())
        .put("code_version", card.identity().codeVersion())
        .put("rows_sha256", card.identity().rowsSha256());
    var ancestors = json.putArray("ancestors");
    for (var ancestor : card.heritage().ancestors()) {
      ancestors.addObject().put("name", ancestor.name()).put("rows_sha256", ancestor.rowsSha256());
    }
    json.put("note", card.heritage().note());
    write(card.contents(), json);
    json.set("left_out", counts(card.leftOut()));
    return json.put("masked", card.masked());
  }

  private static void write(Contents contents, ObjectNode json) {
    json.put("rows", contents.rows())
        .put("with_text", contents.withText())
        .put("privacy", contents.privacy())
        .put("from", contents.from().toString())
        .put("to", contents.to().toString());
    var counts = json.putObject("counts");
    contents.counts().forEach((aspect, values) -> counts.set(aspect, counts(values)));
  }

  private static JsonNode counts(SortedMap<String, Long> values) {
    var json = JsonNodeFactory.instance.objectNode();
    values.forEach(json::put);
    return json;
  }

  /// @throws MalformedJson naming the field, or when the format is of a later version
  static DataCard read(PlacedJson json) {
    var format = json.field("format").requireCount();
    if (format != FORMAT) {
      throw new MalformedJson(
          "/format",
          "version " + FORMAT + " of the training set format",
          "version %.0f: it was written by another Pointsman".formatted(format));
    }
    return new DataCard(
        identity(json),
        heritage(json),
        contents(json),
        counts(json.field("left_out")),
        (long) json.field("masked").requireCount());
  }

  private static Identity identity(PlacedJson json) {
    return new Identity(
        json.field("name").requireText(),
        instant(json.field("made_at")),
        json.field("code_version").requireText(),
        json.field("rows_sha256").requireText());
  }

  private static Heritage heritage(PlacedJson json) {
    var ancestors =
        json.field("ancestors").requireElements().stream()
            .map(ancestor ->
                new Ancestor(
                    ancestor.field("name").requireText(),
                    ancestor.field("rows_sha256").requireText()))
            .toList();
    return new Heritage(ancestors, json.field("note").requireText());
  }

  private static Contents contents(PlacedJson json) {
    var counts = new TreeMap<String, SortedMap<String, Long>>();
    json.field("counts")
        .requireFields()
        .forEach((aspect, values) -> counts.put(aspect, counts(values)));
    return new Contents(
        (long) json.field("rows").requireCount(),
        (long) json.field("with_text").requireCount(),
        instant(json.field("from")),
        instant(json.field("to")),
        counts);
  }

  private static SortedMap<String, Long> counts(PlacedJson json) {
    var counts = new TreeMap<String, Long>();
    json.requireFields().forEach((value, count) -> counts.put(value, (long) count.requireCount()));
    return counts;
  }

  private static Instant instant(PlacedJson field) {
    return TrainingRowJson.parsed(field, "an instant", Instant::parse);
  }
}
