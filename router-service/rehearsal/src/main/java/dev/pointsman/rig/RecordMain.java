package dev.pointsman.rig;

import java.io.IOException;
import java.nio.file.Path;

/// Records the AOT cache of a gateway's jar: `JAR CACHE MODELS`. A gateway runs without it, too,
/// only slower: a failure is told, and is none of the caller's.
public final class RecordMain {
  private RecordMain() {}

  public static void main(String[] arguments) throws InterruptedException {
    try {
      new AotRecording(Path.of(arguments[0]), Path.of(arguments[2]), AotRecording.USUAL_CALLS)
          .writeTo(Path.of(arguments[1]));
    } catch (IOException | RuntimeException failure) {
      System.err.println("pointsman: recording failed, it runs slower without: " + failure);
    }
  }
}
