package dev.pointsman.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/// The most memory that this process has held, as the system counts it.
final class ProcessMemory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
  private static final double KIB_OF_A_MIB = 1024;
  private static final long MIB = 1 << 20;

  private ProcessMemory() {}

  static String text() {
    var heap = Runtime.getRuntime().maxMemory() / MIB;
    return String.format(Locale.ROOT, "heap limit %d MiB, process at most %s", heap, peak());
  }

  private static String peak() {
    if (!Files.isReadable(STATUS)) {
      return "unknown";
    }
    try {
      var found = PEAK.matcher(Files.readString(STATUS));
      return found.find()
          ? String.format(Locale.ROOT, "%.0f MiB", Integer.parseInt(found.group(1)) / KIB_OF_A_MIB)
          : "unknown";
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
