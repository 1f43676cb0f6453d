package dev.pointsman.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.unit.DecisionId;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// A disk that fails when told to, and hears when the journal has recovered.
final class FaultyDisk implements JournalWatch {
  /// What a disk can do to a journal.
  enum Fault {
    NONE,
    FULL,
    READ_ONLY,
    /// The commit fails in a sync of its own, and nothing is there.
    SYNC_FAILS,
    /// The sync after the commit fails; everything is there, for now.
    SYNC_FAILS_LATE,
    UNREACHABLE
  }

  private final Path file;
  private final Semaphore troubles = new Semaphore(0);
  private final Semaphore recoveries = new Semaphore(0);
  private volatile Fault fault = Fault.NONE;
  private volatile CountDownLatch syncing = new CountDownLatch(0);
  private volatile boolean movesFail;
  private volatile CountDownLatch moving = new CountDownLatch(0);

  FaultyDisk(Path file) {
    this.file = file;
  }

  void breakBy(Fault next) {
    fault = next;
  }

  /// From now on a sync does not end.
  void holdSyncs() {
    syncing = new CountDownLatch(1);
  }

  void letSyncsGo() {
    syncing.countDown();
  }

  /// From now on what is synced cannot be moved into the main file.
  void breakMoves() {
    movesFail = true;
  }

  void mendMoves() {
    movesFail = false;
  }

  /// From now on the log is moved without an end.
  void holdMoves() {
    moving = new CountDownLatch(1);
  }

  void letMovesGo() {
    moving.countDown();
  }

  void awaitTrouble(Duration patience) throws InterruptedException {
    assertThat(troubles.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
  }

  void awaitRecovery(Duration patience) throws InterruptedException {
    assertThat(recoveries.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
  }

  DecisionStore open() throws SQLException {
    if (fault == Fault.UNREACHABLE) {
      throw new SQLException("unable to open database file");
    }
    SqliteDecisionStore.open(file).close();
    var connection = SqliteFile.writing(file);
    return new Store(connection, new SqliteDecisionStore(file, connection));
  }

  @Override
  public void degraded(String reason) {
    troubles.release();
  }

  @Override
  public void recovered(long written) {
    recoveries.release();
  }

  @Override
  public void lost(String reason) {}

  private final class Store implements DecisionStore {
    private final Connection connection;
    private final SqliteDecisionStore real;

    private Store(Connection connection, SqliteDecisionStore real) {
      this.connection = connection;
      this.real = real;
    }

    @Override
    public void begin() throws SQLException {
      switch (fault) {
        case NONE, SYNC_FAILS, SYNC_FAILS_LATE -> set("max_page_count = 1000000");
        case FULL -> set("max_page_count = 1"); // SQLite takes it as: not one more
        case READ_ONLY -> set("query_only = ON");
        case UNREACHABLE -> throw new SQLException("disk I/O error");
      }
      real.begin();
    }

    private void set(String pragma) throws SQLException {
      SqliteFile.run(connection, "PRAGMA " + pragma);
    }

    @Override
    public void insert(DecisionRecord decision) throws SQLException {
      real.insert(decision);
    }

    @Override
    public void update(DecisionId id, Serving serving) throws SQLException {
      real.update(id, serving);
    }

    @Override
    public void watch(DecisionId id, ShadowOpinion.Watched seen) throws SQLException {
      real.watch(id, seen);
    }

    @Override
    public ReportFinding report(OutcomeReport report) throws SQLException {
      return real.report(report);
    }

    @Override
    public void commit() throws SQLException {
      if (fault == Fault.SYNC_FAILS) {
        throw new SQLException("[SQLITE_IOERR_FSYNC] I/O error while syncing");
      }
      real.commit();
    }

    @Override
    public void sync() throws IOException {
      if (fault == Fault.SYNC_FAILS_LATE) {
        throw new IOException("I/O error while syncing");
      }
      await(syncing);
      real.sync();
    }

    @Override
    public void moveLog(int entries) throws SQLException {
      if (movesFail) {
        throw new SQLException("[SQLITE_FULL] database or disk is full");
      }
      await(moving);
      real.moveLog(entries);
    }

    private static void await(CountDownLatch end) {
      try {
        end.await();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void markInterrupted() throws SQLException {
      real.markInterrupted();
    }

    @Override
    public void settle() throws SQLException {
      if (fault != Fault.NONE) {
        throw new SQLException("disk I/O error");
      }
      real.settle();
    }

    @Override
    public void close() throws SQLException {
      real.close();
    }
  }
}
