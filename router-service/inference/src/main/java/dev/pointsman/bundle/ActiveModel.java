package dev.pointsman.bundle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/// The text file `ACTIVE` in a models folder, which names the artifact that serves.
public final class ActiveModel {
  static final String FILE = "ACTIVE";

  private ActiveModel() {}

  /// The folder that `ACTIVE` names; empty where there is no such file.
  public static Optional<Path> folder(Path models) {
    return name(models).map(models::resolve);
  }

  static Optional<String> name(Path models) {
    var file = models.resolve(FILE);
    try {
      return Optional.of(checked(Files.readString(file).strip()));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException broken) {
      throw new UncheckedIOException("cannot read " + file, broken);
    }
  }

  /// Makes the folder the one that serves, in one atomic rename: a reader sees the old or the new
  /// name. What served before is noted for a rollback.
  public static void activate(Path folder) throws IOException {
    var models = Objects.requireNonNull(folder.toAbsolutePath().getParent());
    var before = name(models);
    if (before.isPresent()) {
      ModelHistory.read(models).with(before.get()).write(models);
    }
    write(models, String.valueOf(folder.getFileName()));
  }

  static void write(Path models, String name) throws IOException {
    SmallFile.replace(models.resolve(FILE), checked(name) + "\n");
  }

  static String checked(String name) {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._+-]*")) {
      throw new BundleRefused(
          FILE, "expected the bare name of one folder beside it, got '%s'".formatted(name));
    }
    return name;
  }
}
