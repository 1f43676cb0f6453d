package dev.pointsman.config;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Where decisions are kept, for how many days, and how much of the prompts with them.
///
/// @param path a relative one lies in the home folder
public record JournalConfig(Path path, Capture capture, int keepDays) {
  public static final JournalConfig DEFAULT =
      new JournalConfig(Path.of("journal.db"), Capture.FEATURES, 30);

  /// How much of what the client sent is kept.
  public enum Capture {
    /// The decision and its outcome alone.
    NONE,
    /// What the classifier measured; no text.
    FEATURES,
    /// The prompt with secrets masked.
    REDACTED,
    /// The whole prompt, known secrets masked.
    FULL;

    /// The name used in the configuration: lower case.
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Capture> ofLabel(String label) {
      return Arrays.stream(values()).filter(capture -> capture.label().equals(label)).findFirst();
    }
  }
}
