package dev.pointsman.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// A client's settings file, replaced whole and never half. A link is followed: what it points to
/// is replaced, the link stays.
final class SettingsFile {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS");

  private final Path path;

  SettingsFile(Path path) {
    this.path = path;
  }

  /// Empty when there is no file.
  String text() throws IOException {
    return Files.exists(path) ? Files.readString(path) : "";
  }

  /// Gives the copy of what was there before; empty when there was nothing.
  Optional<Path> replace(String content) throws IOException {
    var isThere = Files.exists(path);
    var target = isThere ? path.toRealPath() : path.toAbsolutePath();
    var folder = Files.createDirectories(target.getParent());
    var backup = folder.resolve(target.getFileName() + ".pointsman-" + time() + ".bak");
    // Created for its owner alone; settings may hold keys.
    var written = Files.createTempFile(folder, "pointsman", ".new");
    if (isThere) {
      Files.copy(target, backup, StandardCopyOption.COPY_ATTRIBUTES);
      Files.setPosixFilePermissions(written, Files.getPosixFilePermissions(target));
    }
    Files.writeString(written, content);
    Files.move(written, target, StandardCopyOption.ATOMIC_MOVE);
    return isThere ? Optional.of(backup) : Optional.empty();
  }

  private static String time() {
    return LocalDateTime.now(ZoneOffset.UTC).format(TIME);
  }
}
