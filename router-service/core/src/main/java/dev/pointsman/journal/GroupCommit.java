package dev.pointsman.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// One thread that writes whatever has gathered in one transaction, so that many calls share one
/// wait for the disk.
final class GroupCommit implements AutoCloseable {
  private static final int LARGEST_BATCH = 1_024;
  private static final int LONGEST_QUEUE = 100_000;
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(500);
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(10);

  private final DataSource source;
  private final LinkedBlockingQueue<JournalWrite> queue = new LinkedBlockingQueue<>(LONGEST_QUEUE);
  private final AtomicLong lost = new AtomicLong();
  private final Thread writer;
  private volatile boolean isHealthy = true;
  private volatile boolean isClosing;
  private @Nullable Connection connection;

  private GroupCommit(DataSource source) {
    this.source = source;
    writer = Thread.ofPlatform().name("journal").daemon().unstarted(this::writeUntilClosed);
  }

  static GroupCommit start(DataSource source) {
    var commits = new GroupCommit(source);
    commits.closeInterrupted();
    commits.writer.start();
    return commits;
  }

  private void closeInterrupted() {
    try {
      var open = connected();
      JournalFile.closeInterrupted(open);
      open.commit();
    } catch (SQLException failure) {
      throw new JournalRefused("the journal cannot be written", failure);
    }
  }

  void add(JournalWrite write) {
    if (!queue.offer(write)) {
      lost.incrementAndGet();
      write.settle(false);
    } else if (!isHealthy) {
      write.settle(false);
    }
  }

  private void writeUntilClosed() {
    var batch = new ArrayList<JournalWrite>();
    try {
      while (!isClosing || !queue.isEmpty() || !batch.isEmpty()) {
        if (batch.isEmpty()) {
          gather(batch);
        }
        if (!batch.isEmpty()) {
          writeOrWait(batch);
        }
      }
    } catch (InterruptedException ended) {
      lost.addAndGet(batch.size() + queue.size());
    } finally {
      disconnect();
    }
  }

  private void gather(List<JournalWrite> batch) throws InterruptedException {
    var first = queue.poll(100, TimeUnit.MILLISECONDS);
    if (first != null) {
      batch.add(first);
      queue.drainTo(batch, LARGEST_BATCH - 1);
    }
  }

  /// A batch that fails is kept and tried again: the writes are such that twice is once.
  private void writeOrWait(List<JournalWrite> batch) throws InterruptedException {
    try {
      commit(batch);
      isHealthy = true;
      batch.forEach(write -> write.settle(true));
      batch.clear();
    } catch (SQLException failure) {
      isHealthy = false;
      disconnect();
      batch.forEach(write -> write.settle(false));
      queue.forEach(write -> write.settle(false));
      Thread.sleep(PAUSE_AFTER_FAILURE);
    }
  }

  private synchronized void commit(List<JournalWrite> batch) throws SQLException {
    var open = connected();
    for (var write : batch) {
      write.write(open);
    }
    open.commit();
  }

  private synchronized Connection connected() throws SQLException {
    var open = connection;
    if (open == null) {
      open = source.getConnection();
      open.setAutoCommit(false);
      connection = open;
    }
    return open;
  }

  private synchronized void disconnect() {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException broken) {
      isHealthy = false;
    }
    connection = null;
  }

  synchronized int prune(Instant now) {
    try {
      var open = connected();
      var deleted = 0;
      try (var delete = open.prepareStatement("DELETE FROM captures WHERE expires <= ?")) {
        delete.setLong(1, now.toEpochMilli());
        deleted = delete.executeUpdate();
      }
      open.commit();
      truncateLog(open);
      return deleted;
    } catch (SQLException failure) {
      isHealthy = false;
      disconnect();
      return 0;
    }
  }

  /// What was deleted still stands in the write-ahead log until that is emptied.
  private static void truncateLog(Connection open) throws SQLException {
    open.setAutoCommit(true);
    try (var statement = open.createStatement()) {
      statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    } finally {
      open.setAutoCommit(false);
    }
  }

  boolean isHealthy() {
    return isHealthy;
  }

  long lost() {
    return lost.get();
  }

  @Override
  public void close() {
    isClosing = true;
    try {
      if (!writer.join(LONGEST_CLOSE)) {
        writer.interrupt();
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }
}
