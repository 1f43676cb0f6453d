package dev.pointsman.bundle;

import dev.pointsman.disk.Publication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/// Replaces a small file whole: a reader, or a crash, meets the old content or the new one.
final class SmallFile {
  private SmallFile() {}

  static void replace(Path file, String content) throws IOException {
    // Of its own name, so that two writers never share a draft.
    var draft = file.resolveSibling("." + file.getFileName() + "-" + UUID.randomUUID());
    try {
      Files.writeString(draft, content, StandardOpenOption.CREATE_NEW);
      Publication.publish(draft, file);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
