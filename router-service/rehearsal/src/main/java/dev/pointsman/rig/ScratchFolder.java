package dev.pointsman.rig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A folder of its own that is gone when the measurement ends.
public record ScratchFolder(Path path) implements AutoCloseable {
  public static ScratchFolder create() throws IOException {
    return new ScratchFolder(Files.createTempDirectory("pointsman-bench-"));
  }

  @Override
  public void close() throws IOException {
    Folders.delete(path);
  }
}
