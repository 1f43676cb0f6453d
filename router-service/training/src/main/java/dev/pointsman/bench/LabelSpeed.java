package dev.pointsman.bench;

import dev.pointsman.rig.ScratchFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// Times the labelling of a journal of made-up decisions by a process of its own, whose heap is
/// small enough that all of it stays below 1 GB.
public final class LabelSpeed {
  private static final List<String> FLAGS =
      List.of("-Xmx700m", "-XX:+UseSerialGC", "-XX:ActiveProcessorCount=2");

  private final long decisions;
  private final List<String> command;
  private final Consumer<String> progress;

  /// @param command that labels the journal whose path is put behind it, and prints tables
  public LabelSpeed(long decisions, List<String> command, Consumer<String> progress) {
    this.decisions = decisions;
    this.command = List.copyOf(command);
    this.progress = progress;
  }

  /// What that process printed; its figures are its own.
  public String measure() throws IOException, InterruptedException {
    try (var folder = ScratchFolder.create()) {
      var journal = folder.path().resolve("journal.db");
      progress.accept("writing a journal of %,d decisions".formatted(decisions));
      var begun = System.nanoTime();
      LabelJournal.write(journal, decisions);
      progress.accept(
          String.format(
              Locale.ROOT,
              "written in %.0f s, %,d MiB; labelling it",
              (System.nanoTime() - begun) / 1e9,
              Files.size(journal) >> 20));
      return labelled(journal);
    }
  }

  private String labelled(Path journal) throws IOException, InterruptedException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var line = new ArrayList<String>();
    line.add(java);
    line.addAll(FLAGS);
    line.add("--enable-native-access=ALL-UNNAMED");
    line.add("-cp");
    line.add(System.getProperty("java.class.path"));
    line.addAll(command);
    line.add(journal.toString());
    var process = new ProcessBuilder(line).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException("expected labels, the labelling process said: " + said);
    }
    return said;
  }
}
