package dev.pointsman.cli;

import dev.pointsman.journal.Journal;
import dev.pointsman.journal.JournalUnreadable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.logging.Logger;

/// Deletes what the journal has kept long enough, at the start and once an hour.
final class RegularPruning implements Runnable {
  private static final Logger LOG = Logger.getLogger("dev.pointsman.journal");
  private static final Duration PERIOD = Duration.ofHours(1);

  private final Journal journal;
  private final InstantSource clock;

  private RegularPruning(Journal journal, InstantSource clock) {
    this.journal = journal;
    this.clock = clock;
  }

  /// Goes on as long as the process does.
  static void start(Journal journal, InstantSource clock) {
    Thread.ofVirtual().name("journal-pruning").start(new RegularPruning(journal, clock));
  }

  @Override
  public void run() {
    try {
      while (true) {
        prune();
        Thread.sleep(PERIOD);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void prune() {
    try {
      journal.prune(clock.instant());
    } catch (JournalUnreadable failure) {
      LOG.warning(() -> "what is old could not be deleted yet: " + failure.getMessage());
    }
  }
}
