package dev.pointsman.dataset;

import dev.pointsman.json.JsonReader;
import dev.pointsman.json.MalformedJson;
import dev.pointsman.json.PlacedJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads the folder of a training set: `rows.jsonl`, `card.json`, `README.md`, and `SHA256SUMS`
/// with the digests of the other three.
public final class TrainingSetFolder {
  static final String ROWS = "rows.jsonl";
  static final String CARD = "card.json";
  static final String README = "README.md";

  /// In the form that the program `sha256sum` writes and checks.
  static final String SUMS = "SHA256SUMS";

  private final Path folder;

  private TrainingSetFolder(Path folder) {
    this.folder = folder;
  }

  /// The whole set.
  ///
  /// @throws TrainingSetRefused naming the file that is absent, changed or of a later version
  /// @throws BadRow naming file, line and field
  public static TrainingSet read(Path folder) {
    var set = new TrainingSetFolder(folder);
    var card = set.verifiedCard();
    set.requireUnchanged(ROWS);
    set.requireUnchanged(README);
    var rows = RowReader.read(folder.resolve(ROWS), TrainingRowJson::read);
    if (rows.size() != card.contents().rows()) {
      throw new TrainingSetRefused(
          "%s: expected %d rows, as the card says, got %d"
              .formatted(folder.resolve(ROWS), card.contents().rows(), rows.size()));
    }
    return new TrainingSet(card, rows);
  }

  /// The card alone, in no time.
  ///
  /// @throws TrainingSetRefused when it is absent, changed or of a later version
  public static DataCard card(Path folder) {
    return new TrainingSetFolder(folder).verifiedCard();
  }

  /// The version is looked at first: a later one may list its digests in another way.
  private DataCard verifiedCard() {
    var file = folder.resolve(CARD);
    try {
      var card = DataCardJson.read(PlacedJson.root(JsonReader.read(Files.readAllBytes(file))));
      requireUnchanged(CARD);
      return card;
    } catch (MalformedJson malformed) {
      throw new TrainingSetRefused(file + ": " + malformed.getMessage(), malformed);
    } catch (IOException failure) {
      throw absent(file, failure);
    }
  }

  private void requireUnchanged(String name) {
    var file = folder.resolve(name);
    try {
      if (!sums().lines().toList().contains(line(Sha256.of(file), name))) {
        throw new TrainingSetRefused(
            "%s: expected the digest that %s lists, got another: the file was changed"
                .formatted(file, SUMS));
      }
    } catch (IOException failure) {
      throw absent(file, failure);
    }
  }

  private String sums() {
    try {
      return Files.readString(folder.resolve(SUMS), StandardCharsets.ISO_8859_1);
    } catch (IOException failure) {
      throw absent(folder.resolve(SUMS), failure);
    }
  }

  static String line(String digest, String name) {
    return digest + "  " + name;
  }

  private static RuntimeException absent(Path file, IOException failure) {
    return Files.exists(file)
        ? new UncheckedIOException("cannot read " + file, failure)
        : new TrainingSetRefused("expected a training set, found no file " + file, failure);
  }
}
