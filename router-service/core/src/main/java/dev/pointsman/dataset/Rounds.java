package dev.pointsman.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The folder of all rounds of retraining, oldest first by their names.
public final class Rounds {
  private static final String NAME = "\\d{8}-\\d{6}";
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Path folder;

  private Rounds(Path folder) {
    this.folder = folder;
  }

  /// Where a user's rounds lie.
  public static Rounds in(Path home) {
    return new Rounds(home.resolve("rounds"));
  }

  public List<RoundFolder> all() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var entries = Files.list(folder)) {
      return entries
          .filter(entry -> String.valueOf(entry.getFileName()).matches(NAME))
          .sorted()
          .map(RoundFolder::new)
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot list " + folder, failure);
    }
  }

  /// The newest round, if it has begun and not ended.
  public Optional<RoundFolder> unfinished() {
    return all().reversed().stream()
        .findFirst()
        .filter(round -> round.isBegun() && !round.isEnded());
  }

  public RoundFolder at(Instant start) {
    return new RoundFolder(folder.resolve(SECOND.format(start)));
  }

  /// Keeps every other process from retraining and erasing until it is closed.
  ///
  /// @throws TrainingSetRefused when another process has its turn
  public RoundsTurn turn() {
    return RoundsTurn.taken(this, folder);
  }
}
