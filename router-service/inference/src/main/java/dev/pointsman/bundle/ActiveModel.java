package dev.pointsman.bundle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The text file `ACTIVE` in a models folder, which names the artifact that serves.
public final class ActiveModel {
  private static final String FILE = "ACTIVE";

  private ActiveModel() {}

  /// The folder that `ACTIVE` names; empty where there is no such file.
  public static Optional<Path> folder(Path models) {
    var file = models.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(models.resolve(checked(Files.readString(file).strip())));
    } catch (IOException broken) {
      throw new UncheckedIOException("cannot read " + file, broken);
    }
  }

  private static String checked(String name) {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._+-]*")) {
      throw new BundleRefused(
          FILE, "expected the bare name of one folder beside it, got '%s'".formatted(name));
    }
    return name;
  }
}
