package dev.pointsman.bundle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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

  /// Makes the folder the one that serves, in one atomic rename: a reader sees the old or the new
  /// name.
  public static void activate(Path folder) throws IOException {
    var name = checked(String.valueOf(folder.getFileName()));
    var draft = folder.resolveSibling(FILE + ".draft");
    Files.writeString(draft, name + "\n");
    Files.move(draft, folder.resolveSibling(FILE), StandardCopyOption.ATOMIC_MOVE);
  }

  private static String checked(String name) {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._+-]*")) {
      throw new BundleRefused(
          FILE, "expected the bare name of one folder beside it, got '%s'".formatted(name));
    }
    return name;
  }
}
