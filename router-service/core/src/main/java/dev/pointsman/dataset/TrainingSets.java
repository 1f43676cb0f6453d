package dev.pointsman.dataset;

import dev.pointsman.dataset.TrainingRow.Origin;
import dev.pointsman.journal.SecretMask;
import dev.pointsman.unit.TenantId;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// A folder of training sets, oldest first by their names.
public final class TrainingSets {
  private static final String NAME = "\\d{8}-\\d{6}-[0-9a-f]{8}";

  private static final int HASH_DIGITS = 8;
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Path folder;
  private final InstantSource clock;
  private final Storage storage;

  /// Where bytes go: a disk that may be full.
  interface Storage {
    OutputStream create(Path file) throws IOException;
  }

  public TrainingSets(Path folder, InstantSource clock) {
    this(folder, clock, Files::newOutputStream);
  }

  TrainingSets(Path folder, InstantSource clock, Storage storage) {
    this.folder = folder;
    this.clock = clock;
    this.storage = storage;
  }

  /// Where they lie for one user of Pointsman.
  public static TrainingSets in(Path home) {
    return new TrainingSets(home.resolve("training-sets"), InstantSource.system());
  }

  public List<String> names() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var entries = Files.list(folder)) {
      return entries
          .map(entry -> String.valueOf(entry.getFileName()))
          .filter(name -> name.matches(NAME))
          .sorted()
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot list " + folder, failure);
    }
  }

  public Optional<String> latest() {
    return names().stream().reduce((_, later) -> later);
  }

  /// The card of a set.
  ///
  /// @throws TrainingSetRefused when there is none of that name, or it is no longer what it was
  public DataCard card(String name) {
    return TrainingSetFolder.card(required(name));
  }

  /// The whole of a set.
  ///
  /// @throws TrainingSetRefused when there is none of that name, or it is no longer what it was
  public TrainingSet read(String name) {
    return TrainingSetFolder.read(required(name));
  }

  /// The tenants of whose conversations one has one of these keys.
  ///
  /// @throws TrainingSetRefused when a set is no longer what it was
  public List<TenantId> tenantsOf(List<String> sessions) {
    var keys = sessions.stream().map(SecretMask::identifier).collect(Collectors.toSet());
    return names().stream()
        .flatMap(name -> read(name).rows().stream())
        .map(TrainingRow::origin)
        .filter(origin -> keys.contains(origin.session()))
        .map(Origin::tenant)
        .distinct()
        .toList();
  }

  public Path place(String name) {
    return folder.resolve(name);
  }

  /// Keeps every other process from writing and erasing until it is closed: what was erased must
  /// not come back out of a journal that was read before.
  ///
  /// @throws TrainingSetRefused when another process has its turn
  public TrainingSetsTurn turn() {
    return TrainingSetsTurn.taken(this, folder);
  }

  static String name(Instant at, String sha256) {
    return SECOND.format(at) + "-" + sha256.substring(0, HASH_DIGITS);
  }

  InstantSource clock() {
    return clock;
  }

  Storage storage() {
    return storage;
  }

  private Path required(String name) {
    if (!names().contains(name)) {
      throw new TrainingSetRefused(
          "expected the name of a training set in %s, got '%s': there are %s"
              .formatted(folder, name, names()));
    }
    return folder.resolve(name);
  }
}
