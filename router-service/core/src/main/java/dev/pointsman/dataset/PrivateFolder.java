package dev.pointsman.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;

/// Folders that nobody but their owner may look into.
final class PrivateFolder {
  private static final String OWNER = "rwx------";
  private static final String SEALED_FOLDER = "r-x------";
  private static final String SEALED_FILE = "r--------";

  private PrivateFolder() {}

  static void create(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Files.createDirectories(folder);
    permit(folder, OWNER);
  }

  /// From now on nobody changes it by mistake.
  static void seal(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        permit(file, SEALED_FILE);
      }
    }
    permit(folder, SEALED_FOLDER);
  }

  static void delete(Path folder) throws IOException {
    permit(folder, OWNER);
    try (var paths = Files.walk(folder)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static void permit(Path path, String permissions) throws IOException {
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
  }
}
