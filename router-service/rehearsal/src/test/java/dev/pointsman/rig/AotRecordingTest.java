package dev.pointsman.rig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Without a gateway, which no build has at this point: what remains when a recording fails.
class AotRecordingTest {
  @TempDir private Path folder;
  private Path cache = Path.of("");
  private Path lock = Path.of("");

  @BeforeEach
  void oldCache() throws IOException {
    cache = Files.writeString(folder.resolve("gateway.aot"), "old");
    lock = folder.resolve("gateway.aot.lock");
  }

  @Test
  void aFailedRecordingLeavesTheCacheAsItWas() {
    assertThatThrownBy(this::record).hasMessageContaining("ready", "none.jar");
    assertThat(cache).hasContent("old");
  }

  @Test
  void whatAKilledRecorderLeftGoes() throws IOException, InterruptedException {
    var left = Files.createDirectories(folder.resolve("gateway.aot.recording").resolve("1"));
    Files.writeString(left.resolve("made.aot"), "half");
    var gateway = new ProcessBuilder("tail", "-f", left.resolve("made.aot").toString()).start();
    assertThatThrownBy(this::record).hasMessageContaining("none.jar");
    assertThat(gateway.waitFor(Duration.ofSeconds(30))).isTrue();
    assertThat(folder).isDirectoryNotContaining(file -> !file.equals(cache) && !file.equals(lock));
  }

  @Test
  void nobodyRecordsWhileAnotherDoes() throws IOException {
    try (var other = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var _ = other.lock()) {
      assertThatThrownBy(this::record).isInstanceOf(IllegalStateException.class);
      assertThat(cache).hasContent("old");
    }
  }

  private void record() throws IOException, InterruptedException {
    new AotRecording(folder.resolve("none.jar"), folder, 1).writeTo(cache);
  }
}
