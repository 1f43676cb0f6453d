package dev.pointsman.journal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The journal's promise for one entry, kept in two steps: the entry is in the file, which the end
/// of this process cannot undo, and then the disk has synced it, which that of the machine cannot
/// undo. Shared by threads.
public final class Receipt {
  private final CountDownLatch written = new CountDownLatch(1);
  private final CountDownLatch told = new CountDownLatch(1);
  private volatile Durability durability = new Durability.Late();

  private final DurabilityLevel promised;

  Receipt() {
    this(DurabilityLevel.WRITTEN);
  }

  Receipt(DurabilityLevel promised) {
    this.promised = promised;
  }

  /// Waits until the entry is as safe as was promised or cannot be, at most this long; whether it
  /// is.
  public boolean awaitPromised(Duration patience) {
    return switch (promised) {
      case WRITTEN -> awaitWritten(patience);
      case SYNCED -> await(patience) instanceof Durability.Durable;
    };
  }

  /// Waits for the entry's fate, at most this long. An interrupted thread waits no longer and stays
  /// interrupted.
  public Durability await(Duration patience) {
    try {
      var inTime = told.await(patience.toNanos(), TimeUnit.NANOSECONDS);
      return inTime ? durability : new Durability.Late();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return new Durability.Late();
    }
  }

  private boolean awaitWritten(Duration patience) {
    try {
      return written.await(patience.toNanos(), TimeUnit.NANOSECONDS)
          && !(durability instanceof Durability.NotDurable);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  void tellWritten() {
    written.countDown();
  }

  /// The first word counts: an entry that was called not durable stays so for its caller, though it
  /// may reach the disk later.
  void tell(Durability fate) {
    if (told.getCount() > 0) {
      durability = fate;
      written.countDown();
      told.countDown();
    }
  }
}
