package dev.pointsman.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/// Replaces a small file whole: a reader, or a crash, meets the old content or the new one.
final class SmallFile {
  private SmallFile() {}

  static void replace(Path file, String content) throws IOException {
    // Of its own name, so that two writers never share a draft.
    var draft = file.resolveSibling("." + file.getFileName() + "-" + UUID.randomUUID());
    try {
      // On the disk before it gets its name: the rename could outlive the content.
      Files.writeString(draft, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.SYNC);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
