package dev.pointsman.http;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Bounds the bytes of all bodies that are being read or served, since a heap that is full would
/// take every other call with it. Whoever finds no room waits for a while; what is small may pass
/// what is large. Shared by threads.
final class BodyMemory {
  private final int most;
  private final Duration patience;
  private final Semaphore free;

  /// @param most bytes; a single body that is larger counts as this much
  BodyMemory(int most, Duration patience) {
    this.most = most;
    this.patience = patience;
    this.free = new Semaphore(most);
  }

  /// Room for a body; empty when there is none.
  Optional<Room> takeAtOnce(long bytes) {
    var counted = counted(bytes);
    return free.tryAcquire(counted) ? Optional.of(new Room(counted)) : Optional.empty();
  }

  /// Room for a body; empty when none came free in time.
  Optional<Room> take(long bytes) {
    var counted = counted(bytes);
    return isTaken(counted) ? Optional.of(new Room(counted)) : Optional.empty();
  }

  private int counted(long bytes) {
    return (int) Math.min(bytes, most);
  }

  private boolean isTaken(int bytes) {
    try {
      return free.tryAcquire(bytes, patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// What one body has taken. Not for use by several threads.
  final class Room implements AutoCloseable {
    private int taken;

    private Room(int taken) {
      this.taken = taken;
    }

    /// Takes more, up to this many bytes in all; false when no room came free in time.
    boolean extend(long bytes) {
      var more = counted(bytes) - taken;
      var isExtended = isTaken(more);
      taken += isExtended ? more : 0;
      return isExtended;
    }

    /// Gives back what is beyond this many bytes.
    void shrink(long bytes) {
      var rest = Math.max(0, taken - counted(bytes));
      taken -= rest;
      free.release(rest);
    }

    @Override
    public void close() {
      shrink(0);
    }
  }
}
