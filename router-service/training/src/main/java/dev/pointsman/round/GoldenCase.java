package dev.pointsman.round;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pointsman.dataset.BadRow;
import dev.pointsman.dataset.LabeledExample;
import dev.pointsman.dataset.LabeledExample.Provenance;
import dev.pointsman.dataset.Source;
import dev.pointsman.dataset.TierLabel;
import dev.pointsman.dataset.TierScale;
import dev.pointsman.feature.FeatureExtractor;
import dev.pointsman.feature.RequestFeatures;
import dev.pointsman.json.JsonLines;
import dev.pointsman.json.JsonReader;
import dev.pointsman.json.MalformedJson;
import dev.pointsman.json.PlacedJson;
import dev.pointsman.wire.ClassifyInputReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// A decision that every model must hold: an input of the classify interface and the lowest tier
/// that it may go to.
///
/// @param lowest the rank of the lowest tier that may be decided, rules included
/// @param classifierLowest that of the lowest tier that the model itself may choose
/// @param why it must hold, for whoever meets the case in a verdict
public record GoldenCase(
    String id, RequestFeatures features, int lowest, int classifierLowest, String why) {

  /// Reads a file of them, an object a line.
  ///
  /// @throws BadRow naming file, line and field
  public static List<GoldenCase> read(Path file) {
    try (var input = Files.newInputStream(file)) {
      return JsonLines.of(input, JsonReader.LONGEST_DOCUMENT)
          .map(line -> read(file, line))
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read the golden cases " + file, failure);
    }
  }

  /// The file's name, and what stands for its content.
  static String fingerprint(Path file) {
    try {
      return file.getFileName() + " " + UUID.nameUUIDFromBytes(Files.readAllBytes(file));
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read the golden cases " + file, failure);
    }
  }

  /// A row without a label: what a head says of it is all that it teaches.
  LabeledExample row() {
    var name = "golden " + id;
    return new LabeledExample(
        new Provenance(Source.SEED, name, name, ""), features, new TierLabel.Unknown(), Set.of());
  }

  private static GoldenCase read(Path file, JsonLines.Line line) {
    try {
      return of(JsonReader.read(line.copy()));
    } catch (MalformedJson refused) {
      throw new BadRow(file, line.number(), refused);
    }
  }

  private static GoldenCase of(JsonNode node) {
    var row = PlacedJson.root(node);
    var input = ClassifyInputReader.read(row);
    var own = row.field("classifier_lowest");
    return new GoldenCase(
        row.field("id").requireText(),
        FeatureExtractor.measure(input.subject()),
        rank(row.field("lowest")),
        own.isAbsent() ? 0 : rank(own),
        row.field("why").requireText());
  }

  private static int rank(PlacedJson tier) {
    var rank = TierScale.TIERS.indexOf(tier.requireText());
    if (rank < 0) {
      throw new MalformedJson(
          tier.pointer(), "one of " + TierScale.TIERS, "\"" + tier.requireText() + "\"");
    }
    return rank;
  }
}
