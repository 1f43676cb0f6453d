package dev.pointsman.journal;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The one thread that writes: it takes all that waits, writes it in one transaction, tells the
/// receipts, and leaves the syncing to [LogSync]. While the disk fails it keeps the entries,
/// bounded with the queue, and tries again.
final class JournalWriter implements Runnable {
  private static final long IDLE_MILLIS = 100;

  private final WriteQueue queue;
  private final Duration retryPause;
  private final JournalWatch watch;
  private final DecisionStore.Opening opening;
  private final List<JournalWrite> spill = new ArrayList<>();
  private final AtomicLong written = new AtomicLong();
  private final AtomicLong lost = new AtomicLong();
  private volatile String degradedBecause = "";
  private volatile boolean stopping;
  private boolean marked;
  private long nextTry;
  private @Nullable DecisionStore store;
  private @Nullable LogSync sync;

  JournalWriter(JournalSettings settings, JournalWatch watch, DecisionStore.Opening opening) {
    this.queue = new WriteQueue(settings.longestQueue(), settings.heaviestQueue());
    this.retryPause = settings.retryPause();
    this.watch = watch;
    this.opening = opening;
  }

  /// The first try to open, by the thread that starts the journal.
  void start() {
    try {
      markOnce(opened());
    } catch (SQLException failure) {
      degrade(failure);
    }
  }

  private DecisionStore opened() throws SQLException {
    var opened = opening.open();
    store = opened;
    sync = LogSync.start(opened, this::durable);
    return opened;
  }

  private void durable(List<JournalWrite> group) {
    queue.release(group);
    written.addAndGet(group.size());
    group.forEach(write -> write.receipt().tell(new Durability.Durable()));
  }

  Receipt accept(JournalWrite write) {
    if (stopping || !queue.offer(write)) {
      lose(write, stopping ? "the journal is closed" : "too much waits for the journal");
    }
    return write.receipt();
  }

  void stop() {
    stopping = true;
  }

  JournalHealth health() {
    return new JournalHealth(degradedBecause, written.get(), lost.get(), queue.size());
  }

  @Override
  public void run() {
    try {
      var group = queue.take(IDLE_MILLIS);
      while (!stopping || !group.isEmpty()) {
        round(group);
        group = queue.take(stopping ? 0 : IDLE_MILLIS);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    finish();
  }

  private void round(List<JournalWrite> group) {
    var open = store;
    var syncing = sync;
    if (open == null || syncing == null) {
      keep(group);
      retryWhenDue();
      return;
    }
    try {
      syncing.requireHealth();
      if (!group.isEmpty()) {
        write(open, group);
        syncing.written(group);
      }
    } catch (SQLException | IOException failure) {
      degrade(failure);
      keep(group);
    }
  }

  private void write(DecisionStore open, List<JournalWrite> group) throws SQLException {
    open.begin();
    for (var write : group) {
      refusal(open, write).ifPresent(reason -> lose(write, reason));
    }
    open.commit();
    group.forEach(JournalWrite::tellWritten);
  }

  /// Why this one entry cannot be written, while others can. A failure of the disk is thrown.
  private static Optional<String> refusal(DecisionStore open, JournalWrite write)
      throws SQLException {
    try {
      write.applyTo(open);
      return Optional.empty();
    } catch (SQLException failure) {
      if (SqliteFile.isFaultOfTheRow(failure)) {
        return Optional.of(String.valueOf(failure.getMessage()));
      }
      throw failure;
    } catch (RuntimeException bug) {
      return Optional.of("the entry could not be encoded: " + bug.getClass().getSimpleName());
    }
  }

  private void degrade(Exception failure) {
    var reason = String.valueOf(failure.getMessage());
    nextTry = System.nanoTime() + retryPause.toNanos();
    if (degradedBecause.isEmpty()) {
      watch.degraded(reason);
    }
    degradedBecause = reason;
    closeStore();
  }

  private void keep(List<JournalWrite> group) {
    group.forEach(write -> write.receipt().tell(new Durability.NotDurable(degradedBecause)));
    spill.addAll(group);
  }

  private void retryWhenDue() {
    if (System.nanoTime() - nextTry < 0 && !stopping) {
      return;
    }
    try {
      recover();
    } catch (SQLException | IOException | JournalRefused failure) {
      degrade(failure);
    }
  }

  private void recover() throws SQLException, IOException {
    var opened = opened();
    opened.settle();
    markOnce(opened);
    write(opened, spill);
    opened.sync();
    var count = spill.size();
    durable(spill);
    spill.clear();
    degradedBecause = "";
    watch.recovered(count);
  }

  private void markOnce(DecisionStore opened) throws SQLException {
    if (!marked) {
      opened.markInterrupted();
      marked = true;
    }
  }

  private void lose(JournalWrite write, String reason) {
    lost.incrementAndGet();
    write.receipt().tell(new Durability.NotDurable(reason));
    watch.lost(reason);
  }

  private void finish() {
    if (store == null) {
      retryWhenDue();
    }
    closeStore();
    spill.forEach(write -> lose(write, degradedBecause));
  }

  /// Also ends a transaction that has failed. An error here adds nothing to the one that led here.
  private void closeStore() {
    keepUnsynced();
    var open = store;
    store = null;
    if (open != null) {
      try {
        open.close();
      } catch (SQLException ignored) {
        watch.degraded("closing: " + ignored.getMessage());
      }
    }
  }

  private void keepUnsynced() {
    var syncing = sync;
    sync = null;
    if (syncing != null) {
      var unsynced = syncing.stop();
      if (!unsynced.isEmpty() && degradedBecause.isEmpty()) {
        degradedBecause = "the file could not be synced";
      }
      keep(unsynced);
    }
  }
}
