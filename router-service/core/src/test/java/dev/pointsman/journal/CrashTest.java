package dev.pointsman.journal;

import static dev.pointsman.journal.Entries.entry;
import static dev.pointsman.journal.Entries.settings;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashTest {
  private static final int CYCLES = 6;
  private static final int THREADS = 8;

  @TempDir private Path home;

  @Test
  void trial32LosesNoAcknowledgedDecisionWhenKilled() throws Exception {
    var random = new Random(32);
    var acknowledged = new HashSet<String>();
    for (var cycle = 0; cycle < CYCLES; cycle++) {
      acknowledged.addAll(writeUntilKilled(cycle, 200 + random.nextInt(2_000)));
      assertThat(stored()).containsAll(acknowledged);
    }
    assertThat(acknowledged).hasSizeGreaterThan(CYCLES * 100);
    assertThat(reopenedEndings()).containsExactly("interrupted");
  }

  /// Lets a process write until it has acknowledged this many, then kills it where it stands.
  private List<String> writeUntilKilled(int cycle, int enough) throws Exception {
    var told = home.resolve("told-" + cycle);
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Writer.class.getName(),
                file().toString(),
                String.valueOf(cycle))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .redirectOutput(told.toFile())
            .start();
    while (process.isAlive() && Files.size(told) < enough * 10L) {
      process.waitFor(5, TimeUnit.MILLISECONDS);
    }
    process.destroyForcibly().waitFor();
    try (var lines = Files.lines(told, StandardCharsets.US_ASCII)) {
      return lines.filter(line -> line.endsWith(".")).map(CrashTest::id).toList();
    }
  }

  private static String id(String line) {
    return line.substring(0, line.length() - 1);
  }

  private Set<String> stored() {
    try (var reader = JournalReader.open(file())) {
      return reader
          .recent(DecisionFilter.EVERYTHING)
          .map(record -> record.id().value())
          .collect(Collectors.toSet());
    }
  }

  private Set<String> reopenedEndings() {
    Journal.open(file(), settings(CaptureLevel.FEATURES), JournalWatch.NONE).close();
    try (var reader = JournalReader.open(file())) {
      return reader
          .recent(DecisionFilter.EVERYTHING)
          .map(record -> record.serving().ending())
          .collect(Collectors.toSet());
    }
  }

  private Path file() {
    return home.resolve("journal.db");
  }

  /// Appends decisions on several threads and prints each id once it is written.
  static final class Writer {
    private Writer() {}

    public static void main(String[] arguments) {
      var journal =
          Journal.open(Path.of(arguments[0]), settings(CaptureLevel.FEATURES), JournalWatch.NONE);
      for (var thread = 0; thread < THREADS; thread++) {
        var prefix = "c" + arguments[1] + "-t" + thread + "-";
        Thread.ofPlatform().start(() -> append(journal, prefix));
      }
    }

    private static void append(Journal journal, String prefix) {
      for (var number = 0; number < 1_000_000; number++) {
        var id = prefix + number;
        if (journal.decided(entry(id)).awaitPromised(Entries.SOON)) {
          System.out.println(id + ".");
        }
      }
    }
  }
}
