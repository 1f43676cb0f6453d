package dev.pointsman.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/// What was forced to the disk within a folder, by the names under which that happened, as the JVM
/// itself tells. It tells of all its threads, and of other tests' files with them.
public final class ForcedPaths {
  private static final String FORCED = "jdk.FileForce";

  private ForcedPaths() {}

  /// What is done while it is watched.
  public interface Work {
    void run() throws IOException;
  }

  /// In the order in which it happened.
  public static List<Path> within(Path folder, Work work) throws IOException {
    var file = Files.createTempFile("forced", ".jfr");
    try (var recording = new Recording()) {
      recording.enable(FORCED).withoutThreshold().withoutStackTrace();
      recording.start();
      work.run();
      recording.stop();
      recording.dump(file);
      return RecordingFile.readAllEvents(file).stream()
          .filter(event -> event.getEventType().getName().equals(FORCED))
          .map((RecordedEvent event) -> Path.of(event.getString("path")))
          .filter(path -> path.startsWith(folder))
          .toList();
    } finally {
      Files.delete(file);
    }
  }
}
