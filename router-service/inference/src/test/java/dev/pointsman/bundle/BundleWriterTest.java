package dev.pointsman.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleWriterTest {
  private static final String FORCED = "jdk.FileForce";

  @TempDir private Path models;

  /// A name that outlives the content would keep the service from starting.
  @Test
  void everyFileIsOnTheDiskBeforeTheFolderHasItsName() throws IOException {
    try (var recording = new Recording()) {
      recording.enable(FORCED).withoutThreshold();
      recording.start();
      var written = TinyBundle.withReference(models, "{}");
      recording.stop();
      try (var files = Files.list(written.folder())) {
        assertThat(namesForcedInADraft(recording))
            .containsAll(files.map(file -> written.folder().relativize(file).toString()).toList());
      }
    }
  }

  private Set<String> namesForcedInADraft(Recording recording) throws IOException {
    var dump = models.resolve("dump.jfr");
    recording.dump(dump);
    return RecordingFile.readAllEvents(dump).stream()
        .filter(event -> event.getEventType().getName().equals(FORCED))
        .map(event -> models.relativize(Path.of(event.getString("path"))))
        .filter(path -> path.getNameCount() == 2 && path.toString().startsWith(".tiny-1-"))
        .map(path -> path.getName(1).toString())
        .collect(Collectors.toSet());
  }
}
