package dev.pointsman.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForcedPathsTest {
  @TempDir private Path watched;
  @TempDir private Path besideIt;

  @Test
  void whatIsForcedElsewhereAtTheSameTimeIsNotCounted() throws IOException {
    var forced =
        ForcedPaths.within(
            watched,
            () -> {
              force(besideIt.resolve("of-another-test"));
              force(watched.resolve("own"));
            });
    assertThat(forced).containsExactly(watched.resolve("own"));
  }

  private static void force(Path file) throws IOException {
    try (var channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }
}
