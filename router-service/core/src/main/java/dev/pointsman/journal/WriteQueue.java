package dev.pointsman.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// What waits for the journal's thread, bounded by number and by memory. Many threads offer, one
/// takes; what was taken still counts until it is released.
final class WriteQueue {
  private static final int LARGEST_GROUP = 1_000;

  private final LinkedBlockingQueue<JournalWrite> waiting = new LinkedBlockingQueue<>();
  private final AtomicLong entries = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();
  private final int mostEntries;
  private final long mostBytes;

  WriteQueue(int mostEntries, long mostBytes) {
    this.mostEntries = mostEntries;
    this.mostBytes = mostBytes;
  }

  /// Whether there was room.
  boolean offer(JournalWrite write) {
    var number = entries.incrementAndGet();
    var weight = bytes.addAndGet(write.weight());
    if (number > mostEntries || weight > mostBytes) {
      release(List.of(write));
      return false;
    }
    return waiting.offer(write);
  }

  /// The next group, empty when nothing came in time.
  List<JournalWrite> take(long patienceMillis) throws InterruptedException {
    var first = waiting.poll(patienceMillis, TimeUnit.MILLISECONDS);
    if (first == null) {
      return List.of();
    }
    var group = new ArrayList<JournalWrite>();
    group.add(first);
    waiting.drainTo(group, LARGEST_GROUP - 1);
    return group;
  }

  void release(List<JournalWrite> writes) {
    entries.addAndGet(-writes.size());
    bytes.addAndGet(-writes.stream().mapToLong(JournalWrite::weight).sum());
  }

  long size() {
    return entries.get();
  }
}
