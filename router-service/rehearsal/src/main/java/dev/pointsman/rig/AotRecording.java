package dev.pointsman.rig;

import dev.pointsman.rehearsal.Reply;
import dev.pointsman.rehearsal.SwiftUpstream;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Makes the AOT cache of a gateway's jar (JEP 483, 514 and 515: classes linked ahead, with the
/// profiles of their methods) from calls of a made-up agent to a made-up provider.
///
/// @param models the folder whose active model classifies
/// @param calls enough that what every call runs is known to be worth compiling
public record AotRecording(Path jar, Path models, int calls) {
  /// From half of them the service gains only until it has served some thousands itself.
  public static final int USUAL_CALLS = 3_000;

  private static final Reply REPLY = Reply.text("The tests are green again.");
  private static final String FORCED = "x-pointsman-tier: fast\r\n";
  private static final int KINDS = 4;
  private static final int OK = 200;

  /// It orders and writes some 60 MB while it stops.
  private static final Duration WRITTEN = Duration.ofSeconds(90);

  /// The file is there whole, or as it was. Of several recorders at once one records.
  public void writeTo(Path cache) throws IOException, InterruptedException {
    try (var channel =
            FileChannel.open(
                beside(cache, ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var lock = channel.tryLock()) {
      if (lock == null) {
        throw new IllegalStateException("another process is recording it");
      }
      recordInto(cache, beside(cache, ".recording"));
    }
  }

  private static Path beside(Path cache, String ending) {
    return cache.resolveSibling(cache.getFileName() + ending);
  }

  private void recordInto(Path cache, Path workplace) throws IOException, InterruptedException {
    endThoseOf(workplace);
    Folders.delete(workplace);
    Files.createDirectories(workplace);
    try (var _ = new ScratchFolder(workplace)) {
      var made = record(Files.createTempDirectory(workplace, ""));
      sync(made);
      Files.move(made, cache, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /// The gateway of a recorder that was killed: nobody else tells it to stop.
  private static void endThoseOf(Path workplace) {
    ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().orElse("").contains(workplace.toString()))
        .forEach(ProcessHandle::destroyForcibly);
  }

  private Path record(Path root) throws IOException, InterruptedException {
    var made = root.resolve("made.aot");
    Files.createSymbolicLink(root.resolve("models"), models.toRealPath());
    try (var upstream = SwiftUpstream.start(REPLY, Duration.ZERO);
        var gateway = GatewayProcess.record(jar, root, environment(upstream.base()), made)) {
      gateway.awaitReady();
      play(gateway.address("/"));
      gateway.stop(WRITTEN);
    }
    return made;
  }

  private static Map<String, String> environment(URI upstream) {
    return Map.of("ANTHROPIC_API_KEY", "none", "POINTSMAN_ANTHROPIC_BASE_URL", upstream.toString());
  }

  /// Whole and streamed, classified and not.
  private void play(URI gateway) throws IOException {
    var agents =
        List.of(
            new AgentCalls(1, false, ""),
            new AgentCalls(2, true, ""),
            new AgentCalls(3, false, FORCED),
            new AgentCalls(4, true, FORCED));
    try (var connection = new RouteConnection(gateway)) {
      for (var call = 0; call < calls; call++) {
        var status = connection.send(agents.get(call % KINDS).next()).status();
        if (status != OK) {
          throw new IllegalStateException("expected status 200, got " + status);
        }
      }
    }
  }

  /// A name that outlives a loss of power before the content does would lead to an empty file.
  private static void sync(Path file) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }
}
