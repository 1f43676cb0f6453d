package dev.pointsman.config;

import dev.pointsman.journal.JournalSettings;
import java.nio.file.Path;

/// Where decisions are kept, for how many days, and how much of the prompts with them.
///
/// @param path a relative one lies in the home folder
public record JournalConfig(Path path, JournalSettings settings) {
  public static final JournalConfig DEFAULT =
      new JournalConfig(Path.of("journal.db"), JournalSettings.DEFAULT);
}
