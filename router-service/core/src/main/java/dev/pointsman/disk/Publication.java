package dev.pointsman.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;

/// Gives a draft the name under which others look for it. A power cut leaves the whole of it there,
/// or what was there before.
public final class Publication {
  private Publication() {}

  /// Takes a file, or a folder with all that is in it, from one place of a file system to another.
  public static void publish(Path draft, Path target) throws IOException {
    force(draft);
    Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
  }

  /// On the disk before it gets its name: the rename could outlive the content. Reading is enough
  /// to force a file, and all that a folder lets.
  private static void force(Path draft) throws IOException {
    try (var paths = Files.walk(draft)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
          channel.force(true);
        }
      }
    }
  }
}
