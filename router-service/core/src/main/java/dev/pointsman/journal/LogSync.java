package dev.pointsman.journal;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Syncs what the journal's thread has written, on a thread of its own, and moves the log where it
/// has grown long: either takes milliseconds, and the next entries need not wait for it. What is
/// written during one sync is synced together by the next.
final class LogSync {
  private final DecisionStore store;
  private final Consumer<List<JournalWrite>> whenDurable;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<JournalWrite> waiting = new ArrayList<>();
  private final Thread thread =
      Thread.ofPlatform().name("journal-sync").daemon().unstarted(this::run);
  private boolean isStopping;
  private @Nullable IOException failure;

  private LogSync(DecisionStore store, Consumer<List<JournalWrite>> whenDurable) {
    this.store = store;
    this.whenDurable = whenDurable;
  }

  static LogSync start(DecisionStore store, Consumer<List<JournalWrite>> whenDurable) {
    var sync = new LogSync(store, whenDurable);
    sync.thread.start();
    return sync;
  }

  /// Takes entries that are in the file.
  void written(List<JournalWrite> group) {
    lock.lock();
    try {
      waiting.addAll(group);
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /// After a failed sync nothing that is written can be trusted to stay.
  ///
  /// @throws IOException when a sync has failed, or the log could not be moved
  void requireHealth() throws IOException {
    lock.lock();
    try {
      if (failure != null) {
        throw new IOException(failure.getMessage(), failure);
      }
    } finally {
      lock.unlock();
    }
  }

  /// Syncs what waits, for the last time; returns what could not be synced.
  List<JournalWrite> stop() {
    lock.lock();
    try {
      isStopping = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
    awaitEnd();
    return List.copyOf(waiting);
  }

  private void awaitEnd() {
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      for (var group = next(); !group.isEmpty(); group = next()) {
        store.sync();
        done(group);
        store.moveLog(group.size());
      }
    } catch (IOException failed) {
      fail(failed);
    } catch (SQLException failed) {
      fail(new IOException("moving the journal's log: " + failed.getMessage(), failed));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// What is to be synced now; empty when nothing ever will be.
  private List<JournalWrite> next() throws InterruptedException {
    lock.lock();
    try {
      while (waiting.isEmpty() && !isStopping) {
        changed.await();
      }
      return List.copyOf(waiting);
    } finally {
      lock.unlock();
    }
  }

  private void done(List<JournalWrite> group) {
    lock.lock();
    try {
      waiting.subList(0, group.size()).clear();
    } finally {
      lock.unlock();
    }
    whenDurable.accept(group);
  }

  private void fail(IOException failed) {
    lock.lock();
    try {
      failure = failed;
    } finally {
      lock.unlock();
    }
  }
}
