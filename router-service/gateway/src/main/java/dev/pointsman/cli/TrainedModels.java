package dev.pointsman.cli;

import dev.pointsman.bundle.ModelFolders;
import dev.pointsman.dataset.DataCard;
import dev.pointsman.dataset.DataCard.Heritage.Ancestor;
import dev.pointsman.dataset.Rounds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The models that were trained on training sets: their manifest or report names the digest of a
/// set's rows, or of a set's that it was made from.
final class TrainedModels {
  private static final List<String> DOCUMENTS = List.of("manifest.json", "report.json");

  private final ModelFolders models;
  private final Rounds rounds;

  /// @param rounds whose candidates count, too, even those that were refused
  TrainedModels(ModelFolders models, Rounds rounds) {
    this.models = models;
    this.rounds = rounds;
  }

  List<Path> on(Collection<DataCard> sets) {
    var digests =
        sets.stream()
            .flatMap(set ->
                Stream.concat(
                    Stream.of(set.identity().rowsSha256()),
                    set.heritage().ancestors().stream().map(Ancestor::rowsSha256)))
            .collect(Collectors.toSet());
    return Stream.concat(
            models.artifacts().values().stream(),
            rounds.all().stream().flatMap(round -> round.models().stream()))
        .filter(model -> names(model, digests))
        .toList();
  }

  private static boolean names(Path model, Set<String> digests) {
    return DOCUMENTS.stream()
        .map(document -> text(model.resolve(document)))
        .anyMatch(text -> digests.stream().anyMatch(text::contains));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException absent) {
      return "";
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read " + file, failure);
    }
  }
}
